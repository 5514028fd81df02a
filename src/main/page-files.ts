import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file of the interface, as it is served. */
export interface PageFile {
  /** Its `Content-Type`. */
  readonly type: string
  readonly content: Uint8Array<ArrayBuffer>
}

/** The interface's files by path, which begins with a slash. */
export type PageFiles = ReadonlyMap<string, PageFile>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
}

/**
 * What is in the folder now, as a whole. Whoever serves it looks paths up in what this returns, so that no path of a
 * request ever becomes a path of the disk.
 * @throws what keeps a file from being read
 */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const found = new Map<string, PageFile>()
  // Folder by folder: what Electron answers of an archive when all is asked for at once has changed several times.
  const read = async (path: string): Promise<void> => {
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory()) await read(inner)
      else if (entry.isFile()) found.set(inner, { type: typeOf(inner), content: await bytesOf(join(folder, inner)) })
    }
  }
  await read('')
  return found
}

const typeOf = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream'
const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> => Uint8Array.from(await readFile(path))

/**
 * What the page is told with each file of it.
 * @param connect where its scripts may send requests: to who serves it, or, where a bridge carries everything, nowhere
 */
export const pageHeaders = (connect: "'self'" | "'none'"): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
})

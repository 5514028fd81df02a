import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { FastifyInstance } from 'fastify'

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

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * The interface's files. Only what was in the folder at the start is served, by exact name:
 * no path of a request ever becomes a path of the disk.
 */
export async function addStaticFiles(app: FastifyInstance, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files) {
    const url = `/${relative(folder, file).split(sep).join('/')}`
    const content = await readFile(file)
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    // Built names carry a hash of their content; the page itself must be asked for each time.
    const cache = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    for (const path of url === '/index.html' ? ['/', url] : [url]) {
      app.get(path, async (_request, reply) =>
        reply
          .headers({ ...SECURITY_HEADERS, 'cache-control': cache })
          .type(type)
          .send(content),
      )
    }
  }
}

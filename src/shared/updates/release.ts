import { type Outcome, ok, problem } from '../outcome'
import { isVersion } from './version'

/** One file of a release. */
export interface ReleaseFile {
  /** As it lies beside the list. */
  readonly name: string
  /** In bytes; `null` where the list does not say. */
  readonly size: number | null
  /** Of its content, in base64. */
  readonly sha512: string
}

/** What a `latest.yml` says. */
export interface Release {
  readonly version: string
  readonly files: readonly ReleaseFile[]
}

/** 64 bytes. */
const SHA512 = /^[A-Za-z0-9+/]{86}==$/

/** A parsed `latest.yml` → the release, or what is wrong with it. */
export function readRelease(raw: unknown): Outcome<Release> {
  const { version, files } = fieldsOf(raw)
  if (typeof version !== 'string' || !isVersion(version)) return refuse('version', 'names no version')
  if (!Array.isArray(files)) return refuse('files', 'lists no files')
  const read = files.map(readFile)
  const known = read.filter((file) => file !== null)
  if (known.length === 0) return refuse('files', 'lists no file with a name and a sum')
  return ok({ version, files: known })
}

/** The list that a system's installers are in, as electron-builder names it. */
export function listOf(platform: string, arch: string): string {
  if (platform === 'win32') return 'latest.yml'
  if (platform === 'darwin') return 'latest-mac.yml'
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`
}

function readFile(raw: unknown): ReleaseFile | null {
  const { url, size, sha512 } = fieldsOf(raw)
  if (typeof url !== 'string' || typeof sha512 !== 'string' || !SHA512.test(sha512)) return null
  return { name: decode(url.split('/').at(-1) ?? ''), size: typeof size === 'number' ? size : null, sha512 }
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const fieldsOf = (raw: unknown): Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}

const refuse = (field: string, why: string) => problem('invalid-input', `the list of the release ${why}`, field)

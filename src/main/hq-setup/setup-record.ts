import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatServerAddress } from '../../shared/hq/server-address'
import { writePrivate } from '../files/private-file'
import { SetupFailure } from './setup-failure'

/** One server as it was said by `--servers`. */
export interface HqServer {
  /** `n1`, `n2`, …: its folder and its name in the cluster. */
  readonly name: string
  readonly host: string
  readonly port: number
  /** Where the other servers reach it. */
  readonly routePort: number
}

export interface HqSite {
  readonly id: string
  readonly name: string
  /** Public half of its key, `U…`. */
  readonly key: string
  /** ISO 8601 */
  readonly addedAt: string
}

/** All that a setup knows of itself but its secrets: every file of the servers can be written again from it. */
export interface SetupRecord {
  readonly schema: 1
  /** ISO 8601 */
  readonly createdAt: string
  readonly servers: readonly HqServer[]
  /** Where the folder of a server lies on its machine; `null` where all run on this one, out of the setup. */
  readonly place: string | null
  /** Where a server keeps its streams; `null` like `place`. */
  readonly store: string | null
  /** What JetStream may take of the disk of each server. */
  readonly diskGb: number
  readonly historyDays: number
  /** Whether each acknowledgement waits for the disk; servers before 2.10 cannot. */
  readonly syncAlways: boolean
  /** Whether the certificates are ours to renew. */
  readonly ownAuthority: boolean
  readonly keys: { readonly hq: string; readonly admin: string; readonly system: string }
  readonly sites: readonly HqSite[]
  /** When each stream was made (ISO 8601): a name is never used twice. */
  readonly streams: Readonly<Record<string, string>>
}

const FILE = 'hq.json'

/** @throws SetupFailure if there is none, or it is not one */
export async function readRecord(folder: string): Promise<SetupRecord> {
  const path = join(folder, FILE)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new SetupFailure(`${path} cannot be read: ${error.message}`)
    throw new SetupFailure(`there is no setup in ${folder}: make one with "hq init --out DIR", or name it with --dir`)
  })
  const record = parsed(text)
  if (record === null) throw new SetupFailure(`${path} is not what "hq init" wrote; take it from a backup`)
  return record
}

/** A file of the setup beside the record. @throws SetupFailure where it cannot be read */
export async function readPart(folder: string, file: string): Promise<string> {
  const path = join(folder, file)
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read: ${error.message}`
    throw new SetupFailure(`${path} ${why}; take the setup from a backup`)
  })
}

export const writeRecord = (folder: string, record: SetupRecord): Promise<void> =>
  writePrivate(join(folder, FILE), `${JSON.stringify(record, null, 2)}\n`)

/** `host:port` of each server, for clients. */
export const clientAddresses = ({ servers }: Pick<SetupRecord, 'servers'>): readonly string[] =>
  servers.map(formatServerAddress)

function parsed(text: string): SetupRecord | null {
  try {
    const value = JSON.parse(text) as Partial<SetupRecord> | null
    const isOne =
      value?.schema === 1 &&
      areAll(value.servers, ['name', 'host']) &&
      value.servers?.length !== 0 &&
      areAll(value.sites, ['id', 'name', 'key']) &&
      typeof value.keys?.hq === 'string' &&
      typeof value.streams === 'object' &&
      value.streams !== null
    return isOne ? (value as SetupRecord) : null
  } catch {
    return null
  }
}

/** Whether each has these texts. */
const areAll = (list: unknown, texts: readonly string[]): boolean =>
  Array.isArray(list) && list.every((one) => texts.every((text) => typeof one?.[text] === 'string'))

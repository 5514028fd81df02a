import { join } from 'node:path'
import { writePrivate } from '../files/private-file'
import type { Certified } from './openssl'
import { serverConfig } from './server-config'
import type { HqServer, SetupRecord } from './setup-record'
import { usersConfig } from './users-config'

/** Where the parts of a setup lie within its folder. */
export const PLACES = {
  authority: 'secrets/ca.pem',
  authorityKey: 'secrets/ca.key',
  admin: 'secrets/admin.json',
  headquarters: 'secrets/headquarters.json',
  system: 'secrets/system.nk',
  site: (id: string) => `sites/${id}.json`,
} as const

/** Writes who is let in into the folder of each server. */
export async function writeUsers(folder: string, record: SetupRecord): Promise<void> {
  for (const { name } of record.servers) await writePrivate(join(folder, name, 'users.conf'), usersConfig(record))
}

/** Writes the whole folder of each server: what is to be copied to its machine. */
export async function writeServers(
  folder: string,
  record: SetupRecord,
  ca: string,
  certified: (server: HqServer) => Promise<Certified>,
): Promise<void> {
  for (const server of record.servers) {
    const { certificate, key } = await certified(server)
    const files = {
      'ca.pem': ca,
      'server.pem': certificate,
      'server.key': key,
      'nats-server.conf': serverConfig(folder, record, server),
    }
    for (const [file, text] of Object.entries(files)) await writePrivate(join(folder, server.name, file), text)
  }
  await writeUsers(folder, record)
}

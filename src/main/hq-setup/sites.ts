import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { formatPairing } from '../../shared/hq/pairing'
import { wrongSiteId } from '../../shared/hq/site-id'
import { writePrivate } from '../files/private-file'
import { createUserKey } from './nkeys'
import { SetupFailure, WrongUsage } from './setup-failure'
import { clientAddresses, readPart, readRecord, writeRecord } from './setup-record'
import { PLACES, writeUsers } from './write-servers'

/**
 * Lets a site in, and writes the one file that it is brought to be paired. Its secret key is in that file and nowhere else.
 * @returns where the file lies
 * @throws SetupFailure
 */
export async function addSite(folder: string, id: string, name: string, now: Date): Promise<string> {
  const wrong = wrongSiteId(id)
  if (wrong !== null) throw new WrongUsage(`"${id}" ${wrong}`)
  const record = await readRecord(folder)
  if (record.sites.some((site) => site.id === id)) {
    throw new SetupFailure(`there is a site ${id} already; for a new key revoke it first and add it again`)
  }
  const ca = await readPart(folder, PLACES.authority)
  const { seed, publicKey } = createUserKey()
  const file = join(folder, PLACES.site(id))
  await writePrivate(file, formatPairing({ user: id, name, servers: clientAddresses(record), ca, seed }))
  const sites = [...record.sites, { id, name, key: publicKey, addedAt: now.toISOString() }]
  await writeRecord(folder, { ...record, sites })
  await writeUsers(folder, { ...record, sites })
  return file
}

/** Shuts a site out; it holds as soon as the servers have read their configuration again. @throws SetupFailure */
export async function revokeSite(folder: string, id: string): Promise<void> {
  const record = await readRecord(folder)
  const sites = record.sites.filter((site) => site.id !== id)
  if (sites.length === record.sites.length) {
    const there = record.sites.map((site) => site.id).join(', ')
    throw new SetupFailure(`there is no site "${id}"${there === '' ? '' : `; there are ${there}`}`)
  }
  await writeRecord(folder, { ...record, sites })
  await writeUsers(folder, { ...record, sites })
  await rm(join(folder, PLACES.site(id)), { force: true })
}

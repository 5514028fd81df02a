import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { formatAccess } from '../../shared/hq/pairing'
import { writePrivate } from '../files/private-file'
import { readGiven } from './given-certificates'
import { createUserKey } from './nkeys'
import { type Certified, certify, makeAuthority } from './openssl'
import { SetupFailure } from './setup-failure'
import { clientAddresses, type HqServer, type SetupRecord, writeRecord } from './setup-record'
import { PLACES, writeServers } from './write-servers'

export interface InitOptions {
  readonly folder: string
  readonly servers: readonly HqServer[]
  readonly place: string | null
  readonly store: string | null
  readonly diskGb: number
  readonly historyDays: number
  readonly syncAlways: boolean
  /** A folder with certificates of the company's own authority. */
  readonly certificates: string | null
  readonly now: Date
}

/**
 * Makes the setup of a headquarters: a folder for each server, the keys, and the record of it all, which is written
 * last. Starts nothing and asks nobody.
 * @throws SetupFailure if there is a setup already, or the certificates cannot be had
 */
export async function initSetup({ folder, certificates, now, ...rest }: InitOptions): Promise<SetupRecord> {
  const isThere = await access(join(folder, 'hq.json')).then(
    () => true,
    () => false,
  )
  if (isThere) throw new SetupFailure(`${folder} holds a setup already, whose keys are in use; choose another folder`)
  const [hq, admin, system] = [createUserKey(), createUserKey(), createUserKey()]
  const { servers, place, store, diskGb, historyDays, syncAlways } = rest
  const record: SetupRecord = {
    schema: 1,
    createdAt: now.toISOString(),
    ...{ servers, place, store, diskGb, historyDays, syncAlways },
    ownAuthority: certificates === null,
    keys: { hq: hq.publicKey, admin: admin.publicKey, system: system.publicKey },
    sites: [],
    streams: {},
  }
  const ca =
    certificates === null ? await ownCertificates(folder, record) : await given(folder, record, certificates, now)
  const letIn = (user: string, seed: string) => formatAccess({ user, servers: clientAddresses(record), ca, seed })
  await writePrivate(join(folder, PLACES.headquarters), letIn('hq', hq.seed))
  await writePrivate(join(folder, PLACES.admin), letIn('admin', admin.seed))
  await writePrivate(join(folder, PLACES.system), `${system.seed}\n`)
  await writeRecord(folder, record)
  return record
}

async function given(folder: string, record: SetupRecord, certificates: string, now: Date): Promise<string> {
  const { ca, of } = await readGiven(certificates, record.servers, now)
  await writePrivate(join(folder, PLACES.authority), ca)
  await writeServers(folder, record, ca, async (server) => of(server))
  return ca
}

async function ownCertificates(folder: string, record: SetupRecord): Promise<string> {
  const authority = await makeAuthority()
  await writePrivate(join(folder, PLACES.authorityKey), authority.key)
  await writePrivate(join(folder, PLACES.authority), authority.certificate)
  await writeWith(folder, record, authority)
  return authority.certificate
}

const writeWith = (folder: string, record: SetupRecord, authority: Certified) =>
  writeServers(folder, record, authority.certificate, ({ name, host }) => certify(authority, name, host))

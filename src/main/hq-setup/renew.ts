import { readGiven } from './given-certificates'
import { certify } from './openssl'
import { SetupFailure } from './setup-failure'
import { readPart, readRecord, type SetupRecord, writeRecord } from './setup-record'
import { PLACES, writeServers } from './write-servers'

const OTHER_AUTHORITY =
  'these certificates come with another ca.pem than the one that the sites were paired with; a new authority needs a new setup'

/**
 * Writes the folder of each server again, with new certificates: before those expire, or for another version of the
 * server. Keys, sites and the authority stay, so no site has to be paired again.
 * @param syncAlways what the servers can now; as it was if not said
 * @throws SetupFailure
 */
export async function renewServers(
  folder: string,
  { certificates, syncAlways, now }: { certificates: string | null; syncAlways: boolean | null; now: Date },
): Promise<SetupRecord> {
  const before = await readRecord(folder)
  const record = { ...before, syncAlways: syncAlways ?? before.syncAlways }
  const ca = await readPart(folder, PLACES.authority)
  if (certificates === null && !record.ownAuthority) {
    throw new SetupFailure(
      'the certificates of this setup come from your own authority: give new ones with --certificates',
    )
  }
  if (certificates !== null) {
    const given = await readGiven(certificates, record.servers, now)
    if (given.ca.trim() !== ca.trim()) throw new SetupFailure(OTHER_AUTHORITY)
    await writeServers(folder, record, ca, async (server) => given.of(server))
  } else {
    const key = await readPart(folder, PLACES.authorityKey)
    await writeServers(folder, record, ca, ({ name, host }) => certify({ key, certificate: ca }, name, host))
  }
  await writeRecord(folder, record)
  return record
}

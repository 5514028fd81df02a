import { join } from 'node:path'
import type { Place } from '../../shared/hq/position'
import type { Gateway } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { StartFailure } from '../failures'
import type { LastBody, Stored } from '../ports'
import { type Kept, readCollection, writeCollection } from './collection'

/** What this program writes; it reads every version before. */
export const STORE_VERSION = 3

export const CHECKPOINT_FILE = 'fleet.db'

/** The fleet at a place in the journals: everything before it is contained, nothing after it. */
export interface Checkpoint extends Stored {
  /** `null` if no journal has been read. */
  readonly place: Place | null
}

interface StationDocument extends Kept {
  readonly version: number
  readonly settings?: unknown
  /** JSON as text: its keys may be what boxes call themselves, and NeDB refuses some of those. */
  readonly alerts?: string
  readonly lastCommitAt: Millis | null
  readonly place: Place | null
}

/** With a prefix no serial can be a name that documents have of their own. */
const GATEWAY = 'gateway:'
const BODY = 'body:'
const STATION = 'station'

/** @returns `null` in a folder that has none. @throws StartFailure if a newer version wrote it, or it is damaged. */
export async function readCheckpoint(folder: string): Promise<Checkpoint | null> {
  const path = join(folder, CHECKPOINT_FILE)
  const { documents, damaged, bytes } = await readCollection<Kept>(path)
  if (bytes === 0) return null
  const station = documents.find(({ _id }) => _id === STATION) as StationDocument | undefined
  if (station === undefined || damaged > 0) {
    throw new StartFailure(`${path} is damaged (${damaged} unreadable lines); "store salvage" mends it`)
  }
  if (station.version > STORE_VERSION) {
    throw new StartFailure(`${path} was written by a newer version of Fogwatch; use that one, or another --data folder`)
  }
  const nameless = documents.filter(isWithoutContent)
  if (nameless.length > 0) {
    throw new StartFailure(
      `${path} is damaged (${nameless.length} documents without content); "store salvage" mends it`,
    )
  }
  return {
    gateways: documents.flatMap((document) =>
      document._id.startsWith(GATEWAY) ? (document as Kept & { gateway: Gateway }).gateway : [],
    ),
    bodies: documents.flatMap((document) =>
      document._id.startsWith(BODY) ? (document as Kept & { last: LastBody }).last : [],
    ),
    settings: station.settings,
    alerts: station.alerts === undefined ? undefined : JSON.parse(station.alerts),
    lastCommitAt: station.lastCommitAt,
    place: station.place,
  }
}

function isWithoutContent(document: Kept): boolean {
  const { _id, gateway, last } = document as Kept & { gateway?: unknown; last?: unknown }
  return (_id.startsWith(GATEWAY) && typeof gateway !== 'object') || (_id.startsWith(BODY) && typeof last !== 'object')
}

/** Replaces the checkpoint as a whole; on the disk when it resolves. */
export async function writeCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  const { gateways, bodies, settings, alerts, lastCommitAt, place } = checkpoint
  const station: StationDocument = {
    _id: STATION,
    version: STORE_VERSION,
    lastCommitAt,
    place,
    ...(settings === undefined ? {} : { settings }),
    ...(alerts === undefined ? {} : { alerts: JSON.stringify(alerts) }),
  }
  await writeCollection<Kept>(join(folder, CHECKPOINT_FILE), [
    station,
    ...gateways.map((gateway) => ({ _id: `${GATEWAY}${gateway.id}`, gateway })),
    ...bodies.map((last) => ({ _id: `${BODY}${last.gateway}`, last })),
  ])
}

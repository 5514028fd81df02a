import { type AlertState, NO_ALERTS } from '../shared/alerts/alert-state'
import type { AnnouncementView } from '../shared/contract/alert-views'
import type { Millis } from '../shared/time/millis'

/** What is kept of alerts. */
export interface AlertDocument {
  readonly version: 1
  readonly state: AlertState
  /** What the webhook has not taken yet: kept with the state that says it was told, so that neither is without the other. */
  readonly outbox: readonly AnnouncementView[]
  /** From when on history has mutes and incidents, 0 for always; absent where a version wrote it that did not say. */
  readonly accountsSince?: Millis
}

/** What the webhook had not taken when the station last ran. */
export const keptOutbox = (stored: unknown): readonly AnnouncementView[] => documentIn(stored)?.outbox ?? []

/** The alerts of a station that is stopped. */
export const keptAlerts = (stored: unknown): AlertState => documentIn(stored)?.state ?? NO_ALERTS

/** From when on history has mutes and incidents: of a fleet that begins now always, of one from a version before from now on. */
export const keptAccountsSince = (stored: unknown, isNew: boolean, now: Millis): Millis =>
  documentIn(stored)?.accountsSince ?? (isNew ? 0 : now)

/** The same document with nothing that the webhook is still to be sent. */
export function withoutOutbox(stored: unknown): unknown {
  const document = documentIn(stored)
  return document === null ? stored : { ...document, outbox: [] }
}

/** `null` for what another version wrote. */
export function documentIn(stored: unknown): AlertDocument | null {
  const isOurs = typeof stored === 'object' && stored !== null && 'version' in stored && stored.version === 1
  return isOurs ? (stored as AlertDocument) : null
}

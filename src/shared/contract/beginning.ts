import type { IncidentKind } from '../model/incident'
import { type IsoTime, iso } from '../time/iso'
import type { Millis } from '../time/millis'
import { timeForId } from '../time/time-in-id'
import type { IncidentView } from './alert-views'

const BEGINNINGS: Readonly<Record<IncidentKind, readonly [kind: string, to: string] | null>> = {
  'gateway-offline': ['presence', 'offline'],
  'gateway-fault': ['fault', 'fault'],
  'device-offline': ['device-status', 'offline'],
  'device-missing': ['device-status', 'missing'],
  // That none is heard is nothing that happened to a box.
  'receiver-silent': null,
  'site-link-down': null,
  'site-refused': null,
  'engine-unreachable': null,
  'engine-fell': null,
}

/**
 * When an incident began, for `beginningOf`. A learned interval may end within a millisecond: ids are rounded, where a
 * time that is written is cut, and the two must name the same one.
 */
export const isoOfBeginning = (openedAt: Millis): IsoTime => iso(Math.round(openedAt))

type Beginning = Pick<IncidentView, 'kind' | 'gateway' | 'device' | 'openedAt'>

/** The id of the event that an incident began with: the same fact always has the same id. `null` where there is none. */
export function beginningOf({ kind, gateway, device, openedAt }: Beginning): string | null {
  const began = BEGINNINGS[kind]
  if (began === null || gateway === null) return null
  const subject = device === null ? gateway : `${gateway}/${device}`
  return `${timeForId(Date.parse(openedAt))}:${subject}:${began[0]}:${began[1]}`
}

import { deviceStrips } from '../history/device-strips'
import { presenceOver } from '../history/presence-over'
import type { PresenceChange } from '../history/presence-spans'
import type { ReportRecord } from '../history/record'
import { RecordJoiner } from '../history/record-joiner'
import { type Sample, samplesOf, thin } from '../history/samples'
import type { Span } from '../history/spans'
import type { DeviceStatus, GatewayId, Presence } from '../model/gateway'
import type { Millis } from '../time/millis'
import type { BoxHours } from './box-hours'

/** What is known of one gateway's past at headquarters, oldest first. */
export interface BoxPast {
  readonly records: readonly ReportRecord[]
  readonly presence: readonly PresenceChange[]
}

/** Hours in any order as the records they were made of. @param gateway as the records call it */
export function boxPastOf(gateway: GatewayId, hours: readonly BoxHours[], from: Millis, to: Millis): BoxPast {
  const joiner = new RecordJoiner()
  const records: ReportRecord[] = []
  const presence: PresenceChange[] = []
  for (const { rows, identities, presence: changes } of hours) {
    for (const row of rows) {
      const identity = identities.get(row.identity ?? '')
      if (identity === undefined || row.at === null || row.at < from || row.at >= to) continue
      records.push(joiner.join(gateway, row, identity))
    }
    for (const change of changes) if (change.at >= from && change.at < to) presence.push(change)
  }
  return { records: records.toSorted((a, b) => a.at - b.at), presence: presence.toSorted((a, b) => a.at - b.at) }
}

export interface Drawn {
  readonly from: Millis
  readonly to: Millis
  /** At most so many samples. */
  readonly points: number
  readonly present: { readonly state: Presence; readonly since: Millis } | null
  /** When nobody here knows what was, oldest first. */
  readonly unobserved: readonly Span<true>[]
}

/** What charts and strips show of it. */
export function drawPast({ records, presence: changes }: BoxPast, { from, to, points, present, unobserved }: Drawn) {
  const presence = presenceOver(changes, present, unobserved, from, to)
  const devices: ReadonlyMap<string, readonly Span<DeviceStatus>[]> = deviceStrips(records, presence, from, to)
  const samples: readonly Sample[] = thin(samplesOf(records), from, to, points)
  return { samples, presence, devices }
}

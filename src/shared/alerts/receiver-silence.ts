import type { Fleet } from '../fleet/fleet'
import type { Evidence } from '../model/incident'
import { periodOf } from '../presence/period'
import { clampPeriod, JITTER } from '../presence/policy'
import type { Millis } from '../time/millis'

/** When a report last came in from any box; `null` if none ever did. */
export function lastHeardAt(fleet: Fleet): Millis | null {
  let last: Millis | null = null
  for (const { lastReportAt } of fleet.gateways) {
    if (lastReportAt !== null && (last === null || lastReportAt > last)) last = lastReportAt
  }
  return last
}

/** No box is due again sooner than this. */
const SHORTEST: Millis = clampPeriod(0)

/**
 * "Is it me?": since when no box at all is heard, if that looks like our own trouble and not theirs; `null` otherwise.
 * Every gateway that was online fell silent within one period, and at least one of them is now offline. One
 * gateway alone proves nothing, unless this machine has lost a network address as well.
 * A gateway of so long a period that it is not yet due says nothing either way. Source: docs/presence.md, "Not watching".
 */
export function silentSince(fleet: Fleet, evidence: Evidence, now: Millis): Millis | null {
  const last = lastHeardAt(fleet)
  if (last === null || fleet.watch.since === null || now - last < SHORTEST) return null
  let silent = 0
  let offline = 0
  for (const gateway of fleet.gateways) {
    const { lastReportAt, presence } = gateway
    if (lastReportAt === null) continue
    const due = periodOf(gateway, fleet.defaultPeriod) + JITTER
    // Boxes of a longer rhythm are not late yet when one of a short rhythm is offline: that they are overdue is enough.
    const isOverdue = presence === 'offline' || now - Math.max(lastReportAt, fleet.watch.disturbedAt) > due
    if (!isOverdue || last - lastReportAt > due) continue
    silent++
    if (presence === 'offline') offline++
  }
  if (offline === 0) return null
  return silent >= 2 || (isOnlyOne(fleet) && hasLostAddress(evidence)) ? last : null
}

const isOnlyOne = (fleet: Fleet): boolean =>
  [...fleet.gateways].filter(({ presence }) => presence !== 'expected').length === 1

const hasLostAddress = ({ addressesThen, addressesNow }: Evidence): boolean =>
  addressesThen.some((address) => !addressesNow.includes(address))

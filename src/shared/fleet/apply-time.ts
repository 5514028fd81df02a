import type { Gateway } from '../model/gateway'
import type { Transition } from '../model/transition'
import { periodOf } from '../presence/period'
import { type Judgement, nextPresenceChangeAt, presenceAt } from '../presence/presence'
import { earlier, type Millis } from '../time/millis'
import { changePresence, type PresenceChange } from './change-presence'
import type { Fleet } from './fleet'
import { type Change, type Step, withChanges } from './step'

/**
 * The fleet as silence has made it by `now`: late and offline gateways, mutes that have ended.
 * Each transition carries the instant at which it became true, however late we look.
 */
export function applyTime(fleet: Fleet, now: Millis): Step {
  const changes: Change[] = []
  const transitions: Transition[] = []
  for (const gateway of fleet.gateways) {
    const aged = age(gateway, fleet, now)
    if (aged.gateway === gateway) continue
    changes.push({ kind: 'gateway', gateway: aged.gateway })
    transitions.push(...aged.transitions)
  }
  return { fleet: withChanges(fleet, changes), changes, transitions }
}

/** When `applyTime` will next have something to do if nothing else happens; `null` if never. */
export function nextDeadline(fleet: Fleet, now: Millis): Millis | null {
  let next: Millis | null = null
  for (const gateway of fleet.gateways) next = earlier(next, deadlineOf(gateway, fleet, now))
  return next
}

/** When time alone will next change this gateway; `null` if never. */
export function deadlineOf(gateway: Gateway, fleet: Fleet, now: Millis): Millis | null {
  const { lastReportAt, presence, edits } = gateway
  const worse = presence === 'offline' ? null : nextPresenceChangeAt(now, lastReportAt, judgementOf(gateway, fleet))
  return earlier(worse, edits.mute?.until ?? null)
}

function age(gateway: Gateway, fleet: Fleet, now: Millis): PresenceChange {
  let result: PresenceChange = { gateway: withoutEndedMute(gateway, now), transitions: [] }
  const { lastReportAt: heardAt } = gateway
  // Not watching is entered by `stopWatching`, which knows since when; time alone makes nobody unobserved.
  if (heardAt === null || fleet.watch.since === null) return result
  // Silence makes nobody better, whatever has been granted since: an offline box needs a report.
  if (gateway.presence === 'offline') return result
  const by = judgementOf(gateway, fleet)
  let at: Millis | null = gateway.presenceSince
  // Late and then offline may both lie behind us; each becomes a fact at its own time.
  for (;;) {
    at = nextPresenceChangeAt(at, heardAt, by)
    if (at === null || at > now) return result
    const state = presenceAt(at, heardAt, by)
    const next = changePresence(result.gateway, state, at, 'silence')
    result = { gateway: next.gateway, transitions: [...result.transitions, ...next.transitions] }
  }
}

const judgementOf = (gateway: Gateway, { watch, defaultPeriod, patience }: Fleet): Judgement => ({
  watch,
  period: periodOf(gateway, defaultPeriod),
  patience,
})

function withoutEndedMute(gateway: Gateway, now: Millis): Gateway {
  const until = gateway.edits.mute?.until ?? null
  return until !== null && until <= now ? { ...gateway, edits: { ...gateway.edits, mute: null } } : gateway
}

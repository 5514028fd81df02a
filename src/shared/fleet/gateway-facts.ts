import type { Gateway } from '../model/gateway'
import type { Transition, TransitionKind } from '../model/transition'
import { guardIdentity } from '../presence/identity-guard'
import { periodOf } from '../presence/period'
import { hasRestarted } from '../presence/uptime'
import type { Millis } from '../time/millis'
import { toldAddresses } from './told-addresses'
import { transition } from './transitions'

/** What one report changed about its gateway, apart from its presence and its devices. */
export function gatewayFacts(
  before: Gateway,
  gateway: Gateway,
  at: Millis,
  defaultPeriod: Millis,
): readonly Transition[] {
  const fault = faultFact(before, gateway, at)
  // Of a gateway that is new itself there is no before to tell.
  if (before.lastReportAt === null) return fault
  const facts: Transition[] = [...fault]
  const changed = (kind: TransitionKind, from: string | null, to: string | null): void => {
    if (from !== to) facts.push(transition(gateway, { at, kind, from, to, cause: 'report' }))
  }
  const known = (kind: TransitionKind, from: string | null, to: string | null): void => {
    if (from !== null && from !== '') changed(kind, from, to)
  }
  const [from, to] = [toldAddresses(before), toldAddresses(gateway)]
  // The same list if nothing was said that is new.
  if (from !== to) known('address', from.join(' '), to.join(' '))
  known('reported-status', before.reportedStatus, gateway.reportedStatus)
  known('software-version', before.softwareVersion, gateway.softwareVersion)
  known('auth-code', before.authCode, gateway.authCode)
  if (before.toldPeriod !== gateway.toldPeriod) {
    changed('period', inSeconds(before.toldPeriod ?? null), inSeconds(gateway.toldPeriod))
  }
  changed('identity', warningsOf(before, defaultPeriod), warningsOf(gateway, defaultPeriod))
  if (hasRestarted(before.metrics.uptime, gateway.metrics.uptime)) {
    changed('restart', before.metrics.uptime, gateway.metrics.uptime)
  }
  return facts
}

const NO_FACTS: readonly Transition[] = []

function faultFact(before: Gateway, gateway: Gateway, at: Millis): readonly Transition[] {
  const [was, is] = [before.fault, gateway.fault]
  if (was.active === is.active && (!is.active || was.description === is.description)) return NO_FACTS
  const word = (active: boolean) => (active ? 'fault' : 'ok')
  const detail = is.active ? is.description : was.description
  return [
    transition(gateway, { at, kind: 'fault', from: word(was.active), to: word(is.active), cause: 'report', detail }),
  ]
}

const inSeconds = (period: Millis | null): string | null =>
  period === null ? null : String(Math.round(period / 100) / 10)

function warningsOf(gateway: Gateway, defaultPeriod: Millis): string | null {
  // One sender and no clock of its own, as nearly every box: there is nothing to doubt.
  if (gateway.senders.length < 2 && gateway.clockSkew === null) return null
  const codes = guardIdentity(gateway, periodOf(gateway, defaultPeriod)).map(({ code }) => code)
  return codes.length === 0 ? null : codes.join(' ')
}

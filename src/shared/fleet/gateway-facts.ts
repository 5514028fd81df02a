import type { Gateway } from '../model/gateway'
import type { Transition, TransitionKind } from '../model/transition'
import { guardIdentity } from '../presence/identity-guard'
import { periodOf } from '../presence/period'
import { hasRestarted } from '../presence/uptime'
import type { Millis } from '../time/millis'
import { transition } from './transitions'

/** What one report changed about its gateway, apart from its presence and its devices. */
export function gatewayFacts(before: Gateway, gateway: Gateway, at: Millis, defaultPeriod: Millis): Transition[] {
  const fault = faultFact(before, gateway, at)
  // Of a gateway that is new itself there is no before to tell.
  if (before.lastReportAt === null) return fault
  const changed = (kind: TransitionKind, from: string | null, to: string | null): Transition[] =>
    from === to ? [] : [transition(gateway, { at, kind, from, to, cause: 'report' })]
  const known = (kind: TransitionKind, from: string | null, to: string | null) =>
    from === null || from === '' ? [] : changed(kind, from, to)
  return [
    ...fault,
    ...known('address', before.addresses.join(' '), gateway.addresses.join(' ')),
    ...known('reported-status', before.reportedStatus, gateway.reportedStatus),
    ...known('software-version', before.softwareVersion, gateway.softwareVersion),
    ...known('auth-code', before.authCode, gateway.authCode),
    ...changed('period', inSeconds(before.toldPeriod ?? null), inSeconds(gateway.toldPeriod)),
    ...changed('identity', warningsOf(before, defaultPeriod), warningsOf(gateway, defaultPeriod)),
    ...restartFact(before, gateway, at),
  ]
}

function faultFact(before: Gateway, gateway: Gateway, at: Millis): Transition[] {
  const [was, is] = [before.fault, gateway.fault]
  if (was.active === is.active && (!is.active || was.description === is.description)) return []
  const word = (active: boolean) => (active ? 'fault' : 'ok')
  const detail = is.active ? is.description : was.description
  return [
    transition(gateway, { at, kind: 'fault', from: word(was.active), to: word(is.active), cause: 'report', detail }),
  ]
}

function restartFact(before: Gateway, gateway: Gateway, at: Millis): Transition[] {
  const [from, to] = [before.metrics.uptime, gateway.metrics.uptime]
  return hasRestarted(from, to) ? [transition(gateway, { at, kind: 'restart', from, to, cause: 'report' })] : []
}

const inSeconds = (period: Millis | null): string | null =>
  period === null ? null : String(Math.round(period / 100) / 10)

function warningsOf(gateway: Gateway, defaultPeriod: Millis): string | null {
  const codes = guardIdentity(gateway, periodOf(gateway, defaultPeriod)).map(({ code }) => code)
  return codes.length === 0 ? null : codes.join(' ')
}

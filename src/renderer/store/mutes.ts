import { covers, isSameScope, type MuteScope } from '../../shared/alerts/mute'
import type { MuteView } from '../../shared/contract/alert-views'
import type { Input } from '../../shared/contract/calls'
import type { GatewayView } from '../../shared/contract/views'
import { isWithin } from '../../shared/time/daily-window'
import type { Millis } from '../../shared/time/millis'

/** All mutes that there are: those of groups and the fleet, and those that were written beside a box. */
export function standingMutes(
  scoped: readonly MuteView[],
  gateways: Iterable<GatewayView>,
  now: Millis,
): readonly MuteView[] {
  const inForce = scoped.filter((mute) => isInForce(mute, now))
  const own = [...gateways]
    // Of a box that a wider mute covers just now we only know that one.
    .filter(
      (gateway) =>
        gateway.muted &&
        !inForce.some(({ scope }) => covers(scope, { gateway: gateway.id, device: null, group: gateway.group })),
    )
    .map(
      ({ id, mutedUntil }): MuteView => ({
        scope: { kind: 'gateway', gateway: id },
        until: mutedUntil,
        untilRecovery: false,
        window: null,
      }),
    )
  return [...scoped, ...own]
}

/** The mutes of this scope alone, with those that were written beside its box. */
export function mutesOf(
  scope: MuteScope,
  scoped: readonly MuteView[],
  gateways: ReadonlyMap<string, GatewayView>,
  now: Millis,
): readonly MuteView[] {
  const box = scope.kind === 'gateway' ? gateways.get(scope.gateway) : undefined
  return standingMutes(scoped, box === undefined ? [] : [box], now).filter((mute) => isSameScope(mute.scope, scope))
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** What `mute` has to be asked for it to be as it was; `null` if it would be over by now. */
export function lengthOfMute(
  { until, untilRecovery, window }: MuteView,
  now: Millis,
): Pick<Input<'mute'>, 'until' | 'untilRecovery' | 'window'> | null {
  if (window !== null) return { window: { ...window, days: DAYS.filter((day) => window.days.includes(day)) } }
  if (untilRecovery) return { untilRecovery }
  if (until === null) return {}
  return now < Date.parse(until) ? { until: Date.parse(until) } : null
}

/** The mute that was written beside a box, to be asked for again at `now`; `false` for one that would be over by then. */
export const mutedAgain = <M>(muted: M, now: Millis): M | false =>
  typeof muted === 'number' && muted <= now ? false : muted

/** Whether all boxes are muted at `now`; weekly hours count only while they are. */
export const isFleetMuted = (mutes: readonly MuteView[], now: Millis): boolean =>
  mutes.some((mute) => mute.scope.kind === 'fleet' && isInForce(mute, now))

/** What holds back the news of a box: a mute of its own, one of its group, by the name of that, one of all boxes. */
export interface MutesOfBox {
  readonly own: boolean
  readonly group: string | null
  readonly fleet: boolean
}

/** The mutes over a box at `now`, each of which has to be ended by itself. Behind a wider one a plain one of its own is not told. */
export function mutesOfBox(
  { id, group, muted }: Pick<GatewayView, 'id' | 'group' | 'muted'>,
  mutes: readonly MuteView[],
  now: Millis,
): MutesOfBox {
  const inForce = mutes.filter((mute) => isInForce(mute, now))
  const ofGroup = group !== null && inForce.some(({ scope }) => scope.kind === 'group' && scope.group === group)
  const fleet = isFleetMuted(mutes, now)
  const isTold = inForce.some(({ scope }) => scope.kind === 'gateway' && scope.gateway === id)
  return { own: muted && (isTold || !(ofGroup || fleet)), group: ofGroup ? group : null, fleet }
}

/** The mute of a device that holds back its news at `now`; `null` if it has none of its own. */
export const muteOfDevice = (
  mutes: readonly MuteView[],
  gateway: string,
  device: string,
  now: Millis,
): MuteView | null =>
  mutes.find(
    (mute) =>
      mute.scope.kind === 'device' && covers(mute.scope, { gateway, device, group: null }) && isInForce(mute, now),
  ) ?? null

const isInForce = ({ until, window }: MuteView, now: Millis): boolean =>
  (until === null || now < Date.parse(until)) && (window === null || isWithin(window, now))

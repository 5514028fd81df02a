import { LiveFleet } from '../../src/main/fleet/live-fleet'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { transition } from '../../src/shared/fleet/transitions'
import type { Gateway } from '../../src/shared/model/gateway'
import type { DeviceReport } from '../../src/shared/model/report'
import type { Transition } from '../../src/shared/model/transition'
import { hours, type Millis, minutes, seconds } from '../../src/shared/time/millis'
import { FakeClock } from './fake-clock'
import { device, gatewayPart, report } from './reports'

/** What a box was called, and the group it is in. */
export interface PastBox {
  readonly sn: string
  readonly name: string
  readonly group: string | null
  /** Three that are well, if not said. */
  readonly devices?: readonly DeviceReport[]
}

type Told = (gateway: Gateway, at: Millis) => readonly Transition[]

/** Outages of a box, of one of its devices, or faults: each begins and ends. */
export const outage =
  (length: Millis): Told =>
  (gateway, at) => [
    transition(gateway, { at, kind: 'presence', from: 'late', to: 'offline', cause: 'silence' }),
    transition(gateway, { at: at + length, kind: 'presence', from: 'offline', to: 'online', cause: 'report' }),
  ]

export const deviceOutage =
  (id: string, length: Millis): Told =>
  (gateway, at) => {
    const one = { id, name: `Camera ${id}`, ip: null }
    const fact = { kind: 'device-status', cause: 'report' } as const
    return [
      transition(gateway, { ...fact, at, from: 'online', to: 'offline' }, one),
      transition(gateway, { ...fact, at: at + length, from: 'offline', to: 'online' }, one),
    ]
  }

/** Fills a data folder with boxes that were heard of, and what happened to them, as a station that is closed leaves it. */
export async function leavePast(
  folder: string,
  boxes: readonly PastBox[],
  happened: readonly { readonly sn: string; readonly at: Millis; readonly told: Told }[],
): Promise<void> {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const first = Math.min(...happened.map(({ at }) => at)) - hours(1)
  const clock = new FakeClock(first)
  const keep: ConstructorParameters<typeof LiveFleet>[1]['keep'] = (facts) =>
    storage.commit({ ...facts, transitions: [] })
  const fleet = new LiveFleet(clock, { keep, announce: () => undefined }, [], seconds(20))
  fleet.startWatching()
  for (const { sn, name, group, devices = [device('1'), device('2'), device('3')] } of boxes) {
    const part = report({ sn, gateway: gatewayPart({ name }), devices })
    await fleet.ingest({ report: part, at: clock.now(), from: '10.0.0.9', path: '/SophonFogStatus' }, () => '{}').kept
    if (group !== null) await fleet.edit(sn, { group })
  }
  const transitions = happened.flatMap(({ sn, at, told }) => {
    const gateway = fleet.gateways.get(sn)
    return gateway === undefined ? [] : told(gateway, at)
  })
  const inOrder = transitions.toSorted((a, b) => a.at - b.at)
  for (let n = 0; n < inOrder.length; n += 500) {
    const some = inOrder.slice(n, n + 500)
    await storage.commit({ at: some.at(-1)?.at ?? first, gateways: [], removed: [], transitions: some })
  }
  await storage.commit({ at: clock.now() + minutes(1), gateways: [...fleet.gateways], removed: [], transitions: [] })
  await storage.close()
}

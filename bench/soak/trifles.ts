import type { CastBox } from './cast'
import type { Chance } from './chance'
import type { Act } from './player'

const second = 1000

/** What may be done to a box; lengths are the station's ms. */
export interface Deeds {
  readonly silent: (length: number) => Promise<void>
  /** One thing for a while, then another. */
  readonly during: (from: Act, to: Act, length: number) => Promise<void>
  readonly act: (act: Act) => void
}

/** What happens to a box every day and is no outage: short silences, faults, devices that come and go, other names and addresses. */
export function triflesOf(
  { box, period }: CastBox,
  chance: Chance,
  { silent, during, act }: Deeds,
): (() => Promise<void> | void)[] {
  const count = box.devices.length
  const some = Array.from({ length: 1 + chance.below(Math.max(1, count)) }, () => chance.below(count))
  const one = [chance.below(count)]
  const shortest = Math.max(period, 2 * second)
  return [
    () => silent(chance.between(0.5, 2) * shortest),
    () => silent(chance.between(2.2, 2.9) * shortest + 5 * second),
    () =>
      during(
        { kind: 'fault', description: '硬盘读写错误 = "E5"' },
        { kind: 'clear-fault' },
        chance.between(2, 60) * second,
      ),
    () =>
      during(
        { kind: 'devices-down', devices: one },
        { kind: 'devices-up', devices: one },
        chance.between(2, 90) * second,
      ),
    () =>
      during(
        { kind: 'devices-down', devices: some },
        { kind: 'devices-up', devices: some },
        chance.between(30, 90) * second,
      ),
    () =>
      during(
        { kind: 'devices-gone', devices: one },
        { kind: 'devices-back', devices: one },
        chance.between(2, 60) * second,
      ),
    () => act({ kind: 'rename-device', device: one[0] ?? 0, name: `=东\u2028${chance.below(1000)},"` }),
    () => (count < 70 && chance.happens(0.2) ? act({ kind: 'new-device' }) : undefined),
    () => act({ kind: 'move' }),
    () => act({ kind: 'restart' }),
  ]
}

import { muteChanges, mutedGateways } from '../../src/shared/alerts/chronicle'
import { applyEdit } from '../../src/shared/fleet/apply-edit'
import { applyRemovals, applyRestore, type Bin, type BinStep } from '../../src/shared/fleet/apply-removals'
import { applyReport } from '../../src/shared/fleet/apply-report'
import { applyTime } from '../../src/shared/fleet/apply-time'
import { startWatching, stopWatching } from '../../src/shared/fleet/apply-watch'
import { type Fleet, fleetOf } from '../../src/shared/fleet/fleet'
import type { Step } from '../../src/shared/fleet/step'
import type { DeviceReport, ReportedDeviceStatus } from '../../src/shared/model/report'
import type { Transition } from '../../src/shared/model/transition'
import { device, report } from './reports'

/** What somebody wrote down of a subject each second, by looking at it. */
export type Seen = 'up' | 'down' | 'unknown' | 'unobserved'

const START = Date.UTC(2026, 9, 23)

/** A chance that always falls the same way for the same seed. */
function chances(seed: number) {
  let state = seed * 2 + 1
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    state = Math.imul(state ^ (state >>> 13), 0x297a2d39)
    return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32
  }
  return { next, below: (n: number) => Math.floor(next() * n), is: (probability: number) => next() < probability }
}

/**
 * Some boxes lived through second by second: they fall silent, their devices fail, vanish, come and come back, the
 * station sleeps and restarts, people mute, take boxes out of the fleet and bring them back. Beside the transitions that the rules make of it, each second is looked at
 * and written down without any rule of availability.
 */
export class LivedDays {
  readonly transitions: Transition[] = []
  /** By subject (`SN-1`, `SN-1/cam-2`): what was seen in each second. */
  readonly seen = new Map<string, Seen[]>()
  /** By gateway: whether its notifications were held back in each second. */
  readonly quiet = new Map<string, boolean[]>()
  readonly from = START
  fleet: Fleet = startWatching(fleetOf([], START), START)
  /** What was taken out of the fleet and can be brought back. */
  bin: Bin = new Map()
  private muted = mutedGateways([], [], START)
  private awayUntil = 0
  private readonly boxes: Box[]

  constructor(
    readonly seconds: number,
    seed: number,
    /** About how often something happens, in seconds. */
    private readonly calm: number,
  ) {
    const chance = chances(seed)
    this.boxes = ['SN-1', 'SN-2'].map((sn, index) => new Box(sn, chance, calm, index * 7777))
    for (let second = 0; second < seconds; second++) {
      if (second >= this.awayUntil) this.live(second, chance)
      this.writeDown(second)
    }
  }

  get to(): number {
    return START + this.seconds * 1000
  }

  private live(second: number, chance: ReturnType<typeof chances>): void {
    const at = START + second * 1000
    if (second === this.awayUntil && second > 0) this.fleet = startWatching(this.fleet, at)
    for (const box of this.boxes) {
      const devices = box.reports(second)
      if (devices !== null) {
        const arrival = { report: report({ sn: box.sn, devices }), at: at + box.millis, from: '10.0.0.1', path: '/' }
        this.take(applyReport(this.fleet, arrival))
      }
    }
    if (chance.is(0.3 / this.calm)) this.mute(at, chance)
    if (chance.is(0.015 / this.calm)) this.removeOrRestore(second, at + 999, chance)
    if (chance.is(0.15 / this.calm)) {
      this.goAway(second, at, chance)
      return
    }
    this.take(applyTime(this.fleet, at + 999))
    this.account(at + 999)
  }

  private goAway(second: number, at: number, chance: ReturnType<typeof chances>): void {
    this.awayUntil = second + 2 + chance.below(this.calm)
    // Half of these are restarts, of which nothing is left but what was stored.
    if (chance.is(0.5)) this.fleet = fleetOf(this.fleet.gateways, at + 500)
    this.take(stopWatching(this.fleet, at + 500))
  }

  private mute(at: number, chance: ReturnType<typeof chances>): void {
    const box = this.boxes[chance.below(this.boxes.length)] as Box
    const until = chance.is(0.5) ? null : at + 1000 * (1 + chance.below(this.calm * 2))
    this.take(applyEdit(this.fleet, box.sn, { mute: chance.is(0.4) ? null : { until } }))
    this.account(at)
  }

  private removeOrRestore(second: number, at: number, chance: ReturnType<typeof chances>): void {
    const box = this.boxes[chance.below(this.boxes.length)] as Box
    if (this.bin.has(box.sn) && chance.is(0.5)) this.takeBin(applyRestore(this.fleet, this.bin, [box.sn], at))
    else {
      this.takeBin(applyRemovals(this.fleet, this.bin, [box.sn], at, () => []))
      // A box that goes on reporting is back at once, as a new one.
      if (chance.is(0.7)) box.isSilentUntil(second + chance.below(this.calm))
    }
    this.account(at)
  }

  private takeBin({ step, bin, accounts }: BinStep): void {
    this.bin = bin
    this.take(step)
    this.transitions.push(...accounts)
  }

  private account(at: number): void {
    const muted = mutedGateways(this.fleet.gateways, [], at)
    this.transitions.push(...muteChanges(this.muted, muted, at))
    this.muted = muted
  }

  private take(step: Step): void {
    this.fleet = step.fleet
    this.transitions.push(...step.transitions)
  }

  private writeDown(second: number): void {
    const isAway = second < this.awayUntil
    const now = START + second * 1000 + 999
    for (const { id, presence, devices, edits } of this.fleet.gateways) {
      const isHeard = presence === 'online' || presence === 'late'
      const ofBox: Seen = isHeard ? 'up' : presence === 'offline' ? 'down' : 'unobserved'
      this.write(id, second, isAway ? 'unobserved' : ofBox)
      for (const one of devices) {
        const said = one.lastKnownStatus === 'online' ? 'up' : one.lastKnownStatus === 'offline' ? 'down' : 'unknown'
        const ofDevice = isHeard ? said : presence === 'offline' ? 'unknown' : 'unobserved'
        this.write(`${id}/${one.id}`, second, isAway ? 'unobserved' : ofDevice)
      }
      const quiet = this.quiet.get(id) ?? []
      this.quiet.set(id, quiet)
      quiet[second] = edits.mute !== null && (edits.mute.until === null || now < edits.mute.until)
    }
  }

  private write(subject: string, second: number, seen: Seen): void {
    const all = this.seen.get(subject) ?? []
    this.seen.set(subject, all)
    all[second] = seen
  }
}

/** A box that reports every 20 s unless something is wrong. */
class Box {
  readonly millis: number
  private readonly devices = new Map<string, ReportedDeviceStatus>()
  private silentUntil: number
  private made = 0

  constructor(
    readonly sn: string,
    private readonly chance: ReturnType<typeof chances>,
    private readonly calm: number,
    begins: number,
  ) {
    this.millis = chance.below(999)
    this.silentUntil = Math.floor((begins / 100_000) * calm)
    for (let count = 0; count < 3; count++) this.add()
  }

  isSilentUntil(second: number): void {
    this.silentUntil = second
  }

  /** The devices that it lists in this second, `null` if it does not report in it. */
  reports(second: number): DeviceReport[] | null {
    const { chance, calm } = this
    if (chance.is(1 / calm)) this.silentUntil = second + chance.below(calm)
    if (chance.is(1 / calm)) this.change()
    if (second < this.silentUntil || second % 20 !== this.millis % 20) return null
    return [...this.devices].map(([id, status]) => device(id, { status, name: `相机 ${id}` }))
  }

  private change(): void {
    const { chance } = this
    const ids = [...this.devices.keys()]
    const id = ids[chance.below(ids.length)]
    const what = chance.below(8)
    if (id === undefined || what === 0) this.add()
    else if (what === 1) this.devices.delete(id)
    else this.devices.set(id, what < 4 ? 'online' : what < 7 ? 'offline' : 'unknown')
  }

  /** Sometimes one that was there before. */
  private add(): void {
    if (this.made < 6) this.made++
    this.devices.set(`cam-${1 + this.chance.below(this.made)}`, 'online')
  }
}

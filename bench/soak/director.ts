import { setTimeout as pause } from 'node:timers/promises'
import type { CastBox } from './cast'
import type { Chance } from './chance'
import { chanceFrom } from './chance'
import type { Cable } from './network'
import type { Act } from './player'
import type { SmallDisk } from './small-disk'
import type { StationProcess } from './station'
import { triflesOf } from './trifles'

export interface Stage {
  readonly seed: string
  readonly pace: number
  readonly cast: readonly CastBox[]
  readonly cables: readonly Cable[]
  readonly disk: SmallDisk | null
  readonly station: StationProcess
  readonly act: (box: string, act: Act) => void
  readonly note: (what: string, box: string | null) => void
  readonly noteDisk: (what: 'disk-low' | 'disk-full' | 'disk-free') => void
  /** Reads everything back. */
  readonly readBack: () => Promise<void>
  /** Whether everything has to happen within six minutes of the station. */
  readonly isShort: boolean
  /** Of the station's ms, between two things that happen to all. */
  readonly calm: { readonly min: number; readonly max: number }
}

const MEGABYTE = 1024 * 1024
const second = 1000

/** What happens to all takes as long at most, the silence of all boxes apart. */
const LONGEST_HAPPENING = 75 * second

/** Two reports of the slowest box, what news is gathered for, and room. */
const LAST_WORDS = 45 * second

/** Lets things happen: to each box its own, and now and then something to all. All times are the station's. */
export class Director {
  private isOver = false
  /** While something happens to all boxes, nothing new begins at one. */
  private isHeld = false
  private readonly busy = new Set<string>()
  private readonly lives: Promise<void>[] = []

  constructor(private readonly stage: Stage) {}

  /** Until `until`, a real instant; in the end all is well again, and there is time to tell so. */
  async direct(until: number): Promise<void> {
    for (const box of this.stage.cast) this.lives.push(this.live(box))
    for (const cable of this.stage.cables) this.lives.push(this.pull(cable))
    if (this.stage.isShort) await this.everythingOnce()
    else await this.happenings(until - this.real(LAST_WORDS))
    this.isOver = true
    await Promise.all(this.lives)
    this.stage.note('all well', null)
    await pause(Math.max(0, until - Date.now()))
  }

  private async happenings(until: number): Promise<void> {
    const { seed, calm } = this.stage
    const chance = chanceFrom(`${seed}/all`)
    // The first minute of a watch nobody is judged.
    await pause(Math.min(this.real(75 * second), Math.max(0, until - Date.now())))
    for (let round = 0; ; round++) {
      for (const happening of this.programme(chance, round)) {
        const wait = chance.between(calm.min, calm.max)
        if (Date.now() + this.real(wait + LONGEST_HAPPENING) > until) {
          await pause(Math.max(0, until - Date.now()))
          return
        }
        await this.lasts(wait)
        await happening()
      }
    }
  }

  /** All that may happen to all, so close together that it fits in six minutes of the station. */
  private async everythingOnce(): Promise<void> {
    const { station, readBack, cast } = this.stage
    const silent = cast.find(({ index, cable }) => index > 3 && cable === null)?.key ?? ''
    this.busy.add(silent)
    await this.lasts(45 * second)
    // Nobody is judged in the first minute of a watch.
    await this.silent(silent, 70 * second)
    await station.kill()
    await this.lasts(4 * second)
    await station.start()
    await this.fullDisk('disk-low', 40 * MEGABYTE, 15 * second)
    await this.lasts(3 * second)
    await this.fullDisk('disk-full', 0, 15 * second)
    await this.lasts(15 * second)
    await this.allSilent(15 * second, 55 * second)
    await station.sleep(this.real(40 * second))
    await this.lasts(8 * second)
    await station.stop()
    await station.start()
    await readBack()
    this.busy.delete(silent)
  }

  private async fullDisk(what: 'disk-low' | 'disk-full', bytes: number, length: number): Promise<void> {
    const { disk, noteDisk } = this.stage
    if (disk === null) return
    noteDisk(what)
    disk.leave(bytes)
    await this.lasts(length)
    disk.leave(null)
    noteDisk('disk-free')
  }

  /** Everything that happens to all, once each, in an order of its own. */
  private programme(chance: Chance, round: number): (() => Promise<void>)[] {
    const { station, readBack } = this.stage
    const sleeps = (low: number, high: number) => async () => {
      await station.sleep(this.real(chance.between(low, high)))
    }
    const full = (what: 'disk-low' | 'disk-full', bytes: number) => () =>
      this.fullDisk(what, bytes, chance.between(15, 35) * second)
    const all = [
      () => this.allSilent(25 * second, chance.between(50, 70) * second),
      sleeps(40 * second, 70 * second),
      async () => {
        await station.kill()
        await this.lasts(chance.between(0, 15) * second)
        await station.start()
      },
      full('disk-low', 40 * MEGABYTE),
      sleeps(8 * second, 25 * second),
      async () => {
        await station.stop()
        await this.lasts(chance.between(0, 40) * second)
        await station.start()
        await readBack()
      },
      full('disk-full', 0),
      sleeps(1 * second, 4 * second),
    ]
    return round === 0 ? all : chance.shuffled(all)
  }

  /** @param before how long all is well before, so that everybody is known to be heard */
  private async allSilent(before: number, length: number): Promise<void> {
    this.isHeld = true
    await this.lasts(before)
    this.stage.note('all silent', null)
    for (const { key } of this.stage.cast) this.stage.act(key, { kind: 'silence' })
    await this.lasts(length)
    for (const { key } of this.stage.cast) this.stage.act(key, { kind: 'resume' })
    this.stage.note('all heard', null)
    await this.lasts(30 * second)
    this.isHeld = false
  }

  private async pull(cable: Cable): Promise<void> {
    const { seed, note } = this.stage
    const chance = chanceFrom(`${seed}/cable/${cable.number}`)
    const key = this.stage.cast.find((box) => box.cable === cable.number)?.key ?? ''
    while (await this.waits(chance.between(60, 400) * second)) {
      if (this.isHeld || this.busy.has(key)) continue
      this.busy.add(key)
      note('cable out', key)
      cable.set(false)
      await this.waits(chance.between(5, 75) * second)
      cable.set(true)
      note('cable in', key)
      await this.waits(20 * second)
      this.busy.delete(key)
    }
  }

  private async live(box: CastBox): Promise<void> {
    const chance = chanceFrom(`${this.stage.seed}/life/${box.key}`)
    // Most give their neighbours time between two outages, some come and go.
    const comesAndGoes = box.index % 6 === 4
    let mayFallSilentAt = Date.now() + this.real(chance.between(0, comesAndGoes ? 60 : 900) * second)
    while (await this.waits(chance.between(10, 70) * second)) {
      if (this.isHeld || this.busy.has(box.key)) continue
      this.busy.add(box.key)
      const mayFallSilent = comesAndGoes || Date.now() >= mayFallSilentAt
      const isOutage = mayFallSilent && chance.happens(0.6)
      if (isOutage) mayFallSilentAt = Date.now() + this.real(16 * 60 * second)
      if (isOutage) await this.outage(box, chance)
      else await this.trifle(box, chance)
      this.busy.delete(box.key)
    }
  }

  private async outage(box: CastBox, chance: Chance): Promise<void> {
    await this.silent(box.key, 3 * Math.max(box.period, 2 * second) + chance.between(8, 90) * second)
  }

  private async silent(key: string, length: number): Promise<void> {
    this.stage.note('silent', key)
    this.stage.act(key, { kind: 'silence' })
    await this.waits(length)
    this.stage.act(key, { kind: 'resume' })
    this.stage.note('heard', key)
  }

  private async trifle(box: CastBox, chance: Chance): Promise<void> {
    const during = async (from: Act, to: Act, length: number) => {
      this.stage.note(from.kind, box.key)
      this.stage.act(box.key, from)
      await this.waits(length)
      this.stage.act(box.key, to)
    }
    const deeds = {
      silent: (length: number) => this.silent(box.key, length),
      during,
      act: (act: Act) => this.stage.act(box.key, act),
    }
    await chance.pick(triflesOf(box, chance, deeds))()
  }

  /** What happens to one box lasts so long, if nothing is to happen to all. @returns whether the play still goes on */
  private async waits(length: number): Promise<boolean> {
    const until = Date.now() + this.real(length)
    while (!this.isOver && !this.isHeld && Date.now() < until) await pause(20)
    // What begins anew meanwhile would end at once.
    if (this.isHeld) await pause(20)
    return !this.isOver
  }

  private lasts = (length: number): Promise<void> => pause(this.real(length))
  private real = (length: number): number => length / this.stage.pace
}

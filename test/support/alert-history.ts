import fc from 'fast-check'
import type { MuteScope } from '../../src/shared/alerts/mute'
import { type Millis, minutes, seconds } from '../../src/shared/time/millis'
import { AlertDiary } from './alert-diary'
import { device, gatewayPart } from './reports'

export const BOXES = ['SN-0', 'SN-1', 'SN-2'] as const

/** The first two of them. */
const GROUP = 'north'
const scopes: Readonly<Record<'fleet' | 'group', MuteScope>> = {
  fleet: { kind: 'fleet' },
  group: { kind: 'group', group: GROUP },
}

export type Event =
  | { readonly do: 'report'; readonly box: number; readonly down: readonly boolean[]; readonly ill: boolean }
  | { readonly do: 'all report' | 'nothing' | 'disturbed' | 'acknowledge' }
  | { readonly do: 'mute' | 'unmute'; readonly what: 'fleet' | 'group' }
  | {
      readonly do: 'mute box' | 'mute until recovery' | 'rename' | 'move' | 'remove' | 'bring back'
      readonly box: number
    }
  | { readonly do: 'sleep' | 'restart'; readonly long: number }

const box = fc.nat({ max: BOXES.length - 1 })
const one = <const T extends string>(...names: T[]) => fc.constantFrom(...names)

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: one('report'),
      box,
      down: fc.tuple(fc.boolean(), fc.boolean()),
      ill: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: one('all report') }) },
  { weight: 2, arbitrary: fc.record({ do: one('nothing', 'disturbed', 'acknowledge') }) },
  { weight: 2, arbitrary: fc.record({ do: one('mute', 'unmute'), what: one('fleet', 'group') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: one('mute box', 'mute until recovery', 'rename', 'move', 'remove', 'bring back'), box }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: one('sleep', 'restart'),
      long: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 600 })),
    }),
  },
)

export interface Happening {
  readonly event: Event
  /** Seconds until the next. */
  readonly wait: number
}

/** Reports, silences, sleeps, restarts, mutes and whatever users do, in any order. */
export const history: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({ event, wait: fc.oneof(fc.constant(20), fc.integer({ min: 0, max: 120 })) }),
  { maxLength: 50 },
)

interface Span {
  readonly from: Millis
  readonly to: Millis
}

/** What happened, with the test's own record of who reported when, what was muted and when nobody watched. */
export class Chronicle extends AlertDiary {
  readonly reports = new Map<string, Millis[]>(BOXES.map((sn) => [sn, []]))
  readonly unwatched: Span[] = []
  /** When silence was made doubtful while we watched. */
  readonly disturbed: Millis[] = []
  /** When a scope was muted. */
  readonly muted: Readonly<Record<'fleet' | 'group', Span[]>> = { fleet: [], group: [] }
  /** When each box was taken out of the fleet or brought back. */
  readonly handled = new Map<string, Millis[]>()

  report(sn: string, down: readonly boolean[] = [false, false], ill = false): this {
    this.reports.get(sn)?.push(this.now)
    return this.hears(this.now, {
      sn,
      ...(ill ? { gateway: gatewayPart({ fault: { active: true, description: 'hot' } }) } : {}),
      devices: down.map((isDown, n) => device(`${n}`, { status: isDown ? 'offline' : 'online' })),
    })
  }

  begins(): this {
    for (const sn of BOXES) this.report(sn).writes(sn, { periodSeconds: 20, group: sn === 'SN-2' ? null : GROUP })
    return this
  }

  lives(happenings: readonly Happening[]): this {
    this.begins()
    for (const happening of happenings) this.lives1(happening)
    return this
  }

  lives1({ event, wait }: Happening): this {
    this.happens(event)
    return this.until(this.now + seconds(wait))
  }

  /** Nothing is muted any more, and all boxes are in the fleet and report. */
  isTended(): this {
    for (const what of ['fleet', 'group'] as const) this.unmute(what)
    for (const sn of BOXES) {
      this.bringsBack(sn).unmutes({ kind: 'gateway', gateway: sn })
      this.report(sn).writes(sn, { mute: null, periodSeconds: 20 })
      this.noteHandled(sn)
    }
    return this
  }

  /** After that they report in time until nothing is left to tell. */
  calmsDown(): this {
    this.isTended()
    const end = this.now + minutes(15)
    while (this.now < end) {
      for (const sn of BOXES) this.report(sn)
      this.until(this.now + seconds(20))
    }
    return this
  }

  private happens(event: Event): void {
    const from = this.now
    switch (event.do) {
      case 'report':
        this.report(BOXES[event.box] ?? 'SN-0', event.down, event.ill)
        return
      case 'all report':
        for (const sn of BOXES) this.report(sn)
        return
      case 'nothing':
        return
      case 'disturbed':
        this.disturbed.push(from)
        this.isDisturbed(from)
        return
      case 'acknowledge':
        this.acknowledges()
        return
      case 'mute':
        this.unmute(event.what)
        this.muted[event.what].push({ from, to: from + minutes(5) })
        this.mutes(scopes[event.what], { until: from + minutes(5), lasting: true })
        return
      case 'unmute':
        this.unmute(event.what)
        return
      case 'sleep':
      case 'restart': {
        const to = from + seconds(event.long)
        if (event.do === 'sleep') this.isClosed(from, to)
        else this.restarts(from, to)
        this.unwatched.push({ from, to })
        return
      }
      default:
        this.isHandled(event.do, BOXES[event.box] ?? 'SN-0')
    }
  }

  /** What the user, or whoever set up its network, does with a box. */
  private isHandled(
    how: 'mute box' | 'mute until recovery' | 'rename' | 'move' | 'remove' | 'bring back',
    sn: string,
  ): void {
    const isThere = this.fleet.gateways.get(sn) !== undefined
    if (how === 'remove') this.removes(sn).noteHandled(sn)
    if (how === 'bring back') this.bringsBack(sn).noteHandled(sn)
    if (!isThere) return
    if (how === 'mute box') this.writes(sn, { mute: { until: this.now + minutes(3), lasting: true } })
    if (how === 'mute until recovery') this.mutes({ kind: 'gateway', gateway: sn }, { untilRecovery: true })
    if (how === 'rename') this.writes(sn, { alias: `${sn} at ${this.now}` })
    if (how !== 'move') return
    this.reports.get(sn)?.push(this.now)
    this.hears(this.now, { sn, devices: null }, `10.0.0.${1 + (this.now % 200)}`)
  }

  private noteHandled(sn: string): this {
    this.handled.set(sn, [...(this.handled.get(sn) ?? []), this.now])
    return this
  }

  private unmute(what: 'fleet' | 'group'): void {
    const last = this.muted[what].pop()
    if (last !== undefined) this.muted[what].push({ from: last.from, to: Math.min(last.to, this.now) })
    this.unmutes(scopes[what])
  }
}

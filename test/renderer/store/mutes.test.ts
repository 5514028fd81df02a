import { describe, expect, it } from 'vitest'
import {
  isFleetMuted,
  lengthOfMute,
  mutedAgain,
  mutesOf,
  mutesOfBox,
  standingMutes,
} from '../../../src/renderer/store/mutes'
import type { MuteView } from '../../../src/shared/contract/alert-views'
import { en } from '../../../src/shared/text/en'
import { muteSentence } from '../../../src/shared/text/mute-sentence'
import { zh } from '../../../src/shared/text/zh'
import { gateway } from '../gateways'

const mute = (rest: Partial<MuteView>): MuteView => ({
  scope: { kind: 'fleet' },
  until: null,
  untilRecovery: false,
  window: null,
  ...rest,
})
const NIGHTS = { days: [1, 2, 6], from: '22:00', to: '06:00' }

describe('mutes', () => {
  it('are those of groups and the fleet, and those beside boxes that no wider one covers', () => {
    const group = mute({ scope: { kind: 'group', group: 'North' } })
    const boxes = [
      gateway('in', { group: 'North', muted: true }),
      gateway('own', { muted: true, mutedUntil: '2026-11-22T18:00:00.000Z' }),
      gateway('loud'),
    ]
    const weekly = mute({ window: NIGHTS })
    const noon = new Date(2026, 10, 23, 12).getTime()
    expect(standingMutes([group, weekly], boxes, noon)).toEqual([
      group,
      weekly,
      mute({ scope: { kind: 'gateway', gateway: 'own' }, until: '2026-11-22T18:00:00.000Z' }),
    ])
  })

  it('over a box are ended where they are: its own, that of its group, that of all', () => {
    const noon = new Date(2026, 10, 23, 12).getTime()
    const group = mute({ scope: { kind: 'group', group: 'North' } })
    const recovering = mute({ scope: { kind: 'gateway', gateway: 'in' }, untilRecovery: true })
    const box = gateway('in', { group: 'North', muted: true })
    const over = (...mutes: readonly MuteView[]) => mutesOfBox(box, mutes, noon)
    expect(over()).toEqual({ own: true, group: null, fleet: false })
    expect(over(group)).toEqual({ own: false, group: 'North', fleet: false })
    expect(over(group, recovering)).toEqual({ own: true, group: 'North', fleet: false })
    expect(over(mute({}))).toEqual({ own: false, group: null, fleet: true })
    // Nights, and another group, hold back nothing of it at noon.
    const elsewhere = { scope: { kind: 'group', group: 'South' } } as const
    expect(over(mute({ window: NIGHTS }), mute(elsewhere))).toEqual({ own: true, group: null, fleet: false })
    expect(mutesOfBox(gateway('loud', { group: 'North' }), [], noon).own).toBe(false)
  })

  it('of one scope are brought back as they were, except what would be over', () => {
    const now = Date.UTC(2026, 10, 22, 12)
    const until = '2026-11-22T18:00:00.000Z'
    const own = { kind: 'gateway', gateway: 'own' } as const
    const boxes = new Map([['own', gateway('own', { muted: true, mutedUntil: until })]])
    const recovering = mute({ scope: { kind: 'group', group: 'North' }, untilRecovery: true })
    const weekly = mute({ scope: own, window: NIGHTS })
    const found = mutesOf(own, [recovering, weekly], boxes, now)
    expect(found.map((each) => lengthOfMute(each, now))).toEqual([{ window: NIGHTS }, { until: Date.parse(until) }])
    expect(mutesOf({ kind: 'fleet' }, [recovering], boxes, now)).toEqual([])
    expect(lengthOfMute(recovering, now)).toEqual({ untilRecovery: true })
    expect(lengthOfMute(mute({}), now)).toEqual({})
    expect(lengthOfMute(mute({ until }), Date.parse(until))).toBeNull()
  })

  it('that were written beside boxes are asked for again but for those that are over', () => {
    const now = Date.UTC(2026, 10, 22, 12)
    expect([now - 1, now, now + 1, true, false].map((muted) => mutedAgain(muted, now))).toEqual([
      ...[false, false, now + 1, true, false],
    ])
  })

  it('hold back the whole fleet only while they are in force', () => {
    // A Monday.
    const [day, night] = [new Date(2026, 10, 23, 12).getTime(), new Date(2026, 10, 23, 23).getTime()]
    const weekly = [mute({ window: NIGHTS })]
    expect([day, night].map((now) => isFleetMuted(weekly, now))).toEqual([false, true])
    expect(isFleetMuted([mute({ until: new Date(day).toISOString() })], night)).toBe(false)
    expect(isFleetMuted([mute({})], day)).toBe(true)
    expect(isFleetMuted([mute({ scope: { kind: 'group', group: 'a' } })], day)).toBe(false)
  })

  it('say how long they last or when they come back', () => {
    expect(muteSentence(mute({ window: NIGHTS }), en, 'en', 0)).toBe('Mon, Tue, Sat, 22:00–06:00')
    expect(muteSentence(mute({ window: { ...NIGHTS, days: [0, 1, 2, 3, 4, 5, 6] } }), zh, 'zh', 0)).toBe(
      '每天 22:00–06:00',
    )
    expect(muteSentence(mute({ window: NIGHTS }), zh, 'zh', 0)).toBe('周一、二、六 22:00–06:00')
    expect(muteSentence(mute({ untilRecovery: true }), en, 'en', 0)).toBe('until nothing in it is bad')
    expect(muteSentence(mute({}), en, 'en', 0)).toBe('until it is ended')
    const until = new Date(2026, 10, 22, 18, 0, 30)
    expect(muteSentence(mute({ until: until.toISOString() }), en, 'en', until.getTime() - 60_000)).toBe('until 18:00')
  })
})

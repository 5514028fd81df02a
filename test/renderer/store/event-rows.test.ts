import { describe, expect, it } from 'vitest'
import type { LoggedEvent } from '../../../src/renderer/store/event-log'
import { eventLines, type Opened } from '../../../src/renderer/store/event-rows'
import { foundOffline } from '../../support/transitions'

const event = (at: number, gateway: string): LoggedEvent => ({
  ...foundOffline(gateway, at),
  stretch: null,
  acknowledgedAt: null,
})

const burst = ['a', 'b', 'c', 'd', 'e'].map((gateway, n) => event(50_000 + n * 1000, gateway)).toReversed()
const events = [event(1_000_000, 'x'), ...burst, event(100, 'y')]
const closed: Opened = { bursts: new Set(), whole: new Set() }
const lines = (opened: Opened, groupBursts = true) =>
  eventLines(
    events,
    groupBursts,
    () => null,
    opened,
    (at) => (at > 500_000 ? 500_000 : 0),
  )
const kinds = (opened: Opened, groupBursts = true) => lines(opened, groupBursts).map(({ kind }) => kind)

describe('the lines of the events', () => {
  it('stand under their days, with bursts as one', () => {
    expect(kinds(closed)).toEqual(['day', 'event', 'day', 'burst', 'event'])
    expect(kinds(closed, false).filter((kind) => kind === 'event')).toHaveLength(7)
  })

  it('open a burst by any of its events: three of them, and all when asked for', () => {
    for (const member of burst) {
      const bursts = new Set([member.id])
      expect(kinds({ bursts, whole: new Set() })).toEqual([
        'day',
        'event',
        'day',
        'burst',
        'member',
        'member',
        'member',
        'more',
        'event',
      ])
      expect(kinds({ bursts, whole: bursts }).filter((kind) => kind === 'member')).toHaveLength(5)
    }
  })

  it('know where a day begins and ends, and have a key of their own each', () => {
    const all = lines({ bursts: new Set([burst[0]?.id ?? '']), whole: new Set() })
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    const edges = all.flatMap((line) => ('edge' in line ? [[line.edge.first, line.edge.last]] : []))
    expect(edges[0]).toEqual([true, true])
    expect(edges[1]).toEqual([true, false])
    expect(edges.at(-1)).toEqual([false, true])
  })
})

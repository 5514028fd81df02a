import { expect, test } from 'vitest'
import { PastSource } from '../../../src/main/hq/past-source'
import type { Cursor } from '../../../src/shared/hq/forwarding'
import { days, hours, minutes } from '../../../src/shared/time/millis'

/** 2026-11-22, 09:00 UTC. */
const NOW = Date.UTC(2026, 10, 22, 9)
const place = (at: number) => `${at}-0123abcd:100`

/** What is sent of a store whose days begin here, to who knew it until then. @param taken days that retention takes with each day that is read */
async function sent(knownUntil: number, oldestDay: number, past: string | null = null, taken = 0) {
  const asked: [number, number][] = []
  const source = new PastSource({
    now: () => NOW,
    tail: { oldest: `${NOW - hours(1)}-0123abcd:0` } as never,
    storage: {
      usage: async () => {
        const oldest = oldestDay + asked.length * days(taken)
        return { days: [{ day: new Date(oldest).toISOString().slice(0, 10), bytes: 1 }] } as never
      },
      async *reports({ from, to }) {
        asked.push([from, to])
        yield []
      },
      transitions: async () => [],
    },
  })
  const cursor: Cursor = {
    position: place(knownUntil),
    sequence: 1,
    lastAt: knownUntil,
    check: null,
    owesSnapshot: false,
    past,
  }
  const steps = []
  for (;;) {
    const step = await source.next(cursor)
    steps.push(step)
    // Until it is taken it comes again.
    expect((await source.next(cursor)).message).toBe(step.message)
    step.confirm()
    if (step.resumeAt !== null) return { asked, steps }
  }
}

test('the days since then are asked for one by one, with some slack, and then the journal goes on', async () => {
  const { asked, steps } = await sent(NOW - days(2), NOW - days(30))
  expect(asked).toEqual([
    [NOW - days(2) - minutes(10), Date.UTC(2026, 10, 21)],
    [Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 22)],
    [Date.UTC(2026, 10, 22), NOW - hours(1) + minutes(10)],
  ])
  expect(steps.at(-1)).toMatchObject({
    resumeAt: `${NOW - hours(1)}-0123abcd:0`,
    message: { kind: 'commits', commits: [] },
  })
  expect(steps.some(({ message }) => message.kind === 'gap')).toBe(false)
})

test('what retention took is said to be a gap, and so is what is older than headquarters keeps', async () => {
  const taken = await sent(NOW - days(5), NOW - days(3))
  const from = Date.UTC(2026, 10, 19)
  expect(taken.steps[0]?.message).toEqual({ schema: 1, kind: 'gap', from: NOW - days(5), to: from })
  expect(taken.asked[0]?.[0]).toBe(from)
  const old = await sent(NOW - days(20), NOW - days(60))
  expect(old.steps[0]?.message).toEqual({ schema: 1, kind: 'gap', from: NOW - days(20), to: NOW - days(7) })
})

test('who was interrupted goes on with the day that was not sent to its end', async () => {
  const { asked, steps } = await sent(NOW - days(5), NOW - days(3), String(Date.UTC(2026, 10, 21)))
  expect(asked.map(([from]) => from)).toEqual([Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 22)])
  expect(steps[0]?.message.kind).toBe('past')
})

test('what retention takes between two tries, or while it is sent, is a gap and no silence', async () => {
  const [day19, day21, day22] = [Date.UTC(2026, 10, 19), Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 22)]
  const later = await sent(NOW - days(5), day21, String(day19))
  expect(later.steps[0]?.message).toEqual({ schema: 1, kind: 'gap', from: day19, to: day21 })
  expect(later.asked.map(([from]) => from)).toEqual([day21, day22])

  // Each day that is read is gone, with the next one, before it was read to its end.
  const meanwhile = await sent(NOW - days(4), Date.UTC(2026, 10, 18), null, 2)
  const gaps = meanwhile.steps.flatMap(({ message }) => (message.kind === 'gap' ? [[message.from, message.to]] : []))
  expect(meanwhile.asked.map(([from]) => from)).toEqual([NOW - days(4) - minutes(10), Date.UTC(2026, 10, 20), day22])
  expect(gaps).toEqual([
    [NOW - days(4) - minutes(10), Date.UTC(2026, 10, 20)],
    [Date.UTC(2026, 10, 20), day22],
    [day22, NOW - hours(1) + minutes(10)],
  ])
})

test('who is interrupted again and again goes on, though a week has passed over it', async () => {
  const { steps } = await sent(NOW - days(8), NOW - days(30), String(NOW - days(7) - hours(1)))
  expect(steps.some(({ message }) => message.kind === 'gap')).toBe(false)
})

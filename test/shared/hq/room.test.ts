import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oldestWithRoom } from '../../../src/shared/hq/room'

const day = (n: number) => `2026-11-${String(30 - n).padStart(2, '0')}`

test('what was never sent, what was lost altogether and what was lost last is no want of room', () => {
  const offered = [0, 1, 2].map((n) => ({ day: day(n), sentAt: n, isThere: false }))
  expect(oldestWithRoom([])).toBeNull()
  expect(oldestWithRoom(offered)).toBeNull()
  expect(oldestWithRoom(offered.map((one) => ({ ...one, isThere: one.sentAt < 2 })))).toBeNull()
  expect(oldestWithRoom(offered.map((one) => ({ ...one, sentAt: null, isThere: one.sentAt > 0 })))).toBeNull()
})

test('a headquarters with room for less is sent the newest days, and after some rounds nothing any more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 29 }), fc.integer({ min: 3, max: 30 }), (room, days) => {
      const sentAt = new Map<string, number>()
      let kept: string[] = []
      let oldest: string | null = null
      let sent = 0
      let time = 0
      for (let round = 0; round < 40; round++) {
        const offered = Array.from({ length: days }, (_, n) => day(n)).map((one) => ({
          ...{ day: one, sentAt: sentAt.get(one) ?? null },
          isThere: kept.includes(one),
        }))
        oldest = oldestWithRoom(offered) ?? oldest
        const missing = offered.filter((one) => !one.isThere && (oldest === null || one.day >= oldest))
        sent = missing.length
        for (const one of oldest === null ? missing : missing.toReversed()) {
          sentAt.set(one.day, ++time)
          kept = [...kept, one.day].slice(-room)
        }
      }
      expect(sent).toBe(0)
      expect(kept).toContain(day(0))
    }),
  )
})

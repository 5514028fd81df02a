import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Heartbeat, readHeartbeat, writeHeartbeat } from '../../../src/shared/hq/heartbeat'

const beat: Heartbeat = {
  schema: 1,
  at: 1_790_000_000_000,
  clock: 1_790_000_000_003,
  name: '杭州二厂',
  epoch: 'e1',
  head: '1790000000000-0123abcd:99',
  forwarded: null,
  waiting: 41_200,
  oldestAt: 1_789_999_000_000,
  error: 'Headquarters cannot store now.',
}

test('comes through, with and without an error', () => {
  const { error: _, ...well } = beat
  for (const one of [beat, well]) expect(readHeartbeat(writeHeartbeat(one))).toEqual({ ok: true, value: one })
})

test('says which part is wrong', () => {
  expect(readHeartbeat(JSON.stringify({ ...beat, head: 'x' }))).toMatchObject({ ok: false, problem: { field: 'head' } })
  expect(readHeartbeat(JSON.stringify({ ...beat, waiting: -1 }))).toMatchObject({
    ok: false,
    problem: { field: 'waiting' },
  })
})

test('is nothing else, however long', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readHeartbeat(text).ok).toBe(false)
    }),
  )
  expect(readHeartbeat(JSON.stringify({ ...beat, name: 'x'.repeat(9000) })).ok).toBe(false)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  IDLE_END,
  LAST_END,
  MOST_SESSIONS,
  type Sessions,
  withoutSession,
  withSession,
  withUse,
} from '../../../src/shared/access/sessions'
import { hours, minutes } from '../../../src/shared/time/millis'

const NONE: Sessions = new Map()

test('a session that nobody uses ends; used, it goes on to its last end and no further', () => {
  let sessions = withSession(NONE, 'a', 0)
  expect(withUse(sessions, 'a', IDLE_END - 1)).not.toBeNull()
  expect(withUse(sessions, 'a', IDLE_END)).toBeNull()
  for (let now = 0; now < LAST_END; now += hours(6)) {
    const used = withUse(sessions, 'a', now)
    expect(used).not.toBeNull()
    sessions = used ?? NONE
  }
  expect(withUse(sessions, 'a', LAST_END)).toBeNull()
})

test('nobody gets in by what is no session, or is one no longer', () => {
  const sessions = withSession(NONE, 'a', 0)
  expect(withUse(sessions, 'b', 1)).toBeNull()
  expect(withUse(withoutSession(sessions, 'a'), 'a', 1)).toBeNull()
})

test('the table stays small: one more ends the one that was unused the longest', () => {
  let sessions = NONE
  for (let n = 0; n < MOST_SESSIONS; n++) sessions = withSession(sessions, `s${n}`, n)
  sessions = withUse(sessions, 's0', hours(1)) ?? NONE
  sessions = withSession(sessions, 'new', hours(1))
  expect(sessions.size).toBe(MOST_SESSIONS)
  expect([sessions.has('s0'), sessions.has('s1'), sessions.has('new')]).toEqual([true, false, true])
})

test('whatever happens, whoever is in was let in, lately and not too long ago', () => {
  const act = fc.record({ kind: fc.constantFrom('in', 'out', 'use'), key: fc.nat(4), after: fc.nat(540).map(minutes) })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      let sessions = NONE
      let now = 0
      const startedAt = new Map<string, number>()
      const usedAt = new Map<string, number>()
      for (const { kind, key, after } of acts) {
        now += after
        const name = `k${key}`
        if (kind === 'in') {
          sessions = withSession(sessions, name, now)
          startedAt.set(name, now)
          usedAt.set(name, now)
        } else if (kind === 'out') {
          sessions = withoutSession(sessions, name)
          startedAt.delete(name)
        } else {
          const started = startedAt.get(name)
          const used = withUse(sessions, name, now)
          const lastUse = usedAt.get(name) ?? 0
          const isIn = started !== undefined && now - started < LAST_END && now - lastUse < IDLE_END
          expect(used !== null).toBe(isIn)
          if (used !== null) usedAt.set(name, now)
          sessions = used ?? sessions
        }
      }
    }),
  )
})

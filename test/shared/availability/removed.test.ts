import { expect, test } from 'vitest'
import { Accounts } from '../../../src/shared/availability/accounts'
import { minutes } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device } from '../../support/reports'

const DEVICES = { devices: [device('cam-1')] }

test('a box that was removed is not watched from then until it reports again', () => {
  const diary = new Diary().hearsEvery(20_000, 0, minutes(10), DEVICES)
  const { transitions } = diary
  const before = diary.gateway()
  // Removed after ten minutes; the same box is new to us a quarter of an hour later.
  const again = new Diary().hearsEvery(20_000, minutes(25), minutes(30), DEVICES)
  const figuresOf = (removedAt: number | undefined, facts: typeof transitions, gateway = again.gateway()) => {
    const accounts = new Accounts(
      [{ gateway, isMuted: false, left: removedAt === undefined ? undefined : { at: removedAt, presence: 'online' } }],
      0,
      minutes(30),
      0,
    )
    for (const fact of facts) accounts.note(fact)
    return accounts.settle(false).map(({ figures }) => [figures.up, figures.down, figures.unobserved])
  }
  const minute = 60
  const both = [...transitions, ...again.transitions]
  const apart = [15 * minute, 0, 15 * minute]
  expect(figuresOf(minutes(10), both)).toEqual([apart, apart])
  // When it was removed is no longer known: nothing is claimed of the time since its last change.
  expect(figuresOf(undefined, both)[0]).toEqual([5 * minute, 0, 25 * minute])
  // It never came back.
  const never = [10 * minute, 0, 20 * minute]
  expect(figuresOf(minutes(10), transitions, before)).toEqual([never, never])
})

import { expect, test } from 'vitest'
import { Accounts } from '../../../src/shared/availability/accounts'
import { applyRemovals, applyRestore } from '../../../src/shared/fleet/apply-removals'
import type { Gateway } from '../../../src/shared/model/gateway'
import type { Transition } from '../../../src/shared/model/transition'
import { minutes } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device } from '../../support/reports'

const DEVICES = { devices: [device('cam-1')] }
const minute = 60

/** Ten minutes of a box and its camera, and what history knows of its removal after them. */
const before = new Diary().hearsEvery(20_000, 0, minutes(10), DEVICES)
const id = before.gateway().id
const removal = applyRemovals(before.fleet, new Map(), [id], minutes(10), () => [])

/** Of the box and of its camera the seconds up, down and not observed in half an hour. */
function figuresOf(gateway: Gateway, facts: readonly Transition[], removedAt?: number) {
  const left = removedAt === undefined ? undefined : { at: removedAt, presence: 'online' as const }
  const accounts = new Accounts([{ gateway, isMuted: false, left }], 0, minutes(30), 0)
  for (const fact of facts) accounts.note(fact)
  return accounts.settle(false).map(({ figures }) => [figures.up, figures.down, figures.unobserved])
}

test('a box that was removed is not watched from then until it reports again', () => {
  const again = new Diary().hearsEvery(20_000, minutes(25), minutes(30), DEVICES)
  const facts = [...before.transitions, ...removal.accounts, ...again.transitions]
  const apart = [15 * minute, 0, 15 * minute]
  expect(figuresOf(again.gateway(), facts, minutes(10))).toEqual([apart, apart])
  // What was known of its removal is not kept for ever; what happened is.
  expect(figuresOf(again.gateway(), facts)).toEqual([apart, apart])
})

test('one that never came back is not watched any more', () => {
  const never = [10 * minute, 0, 20 * minute]
  const facts = [...before.transitions, ...removal.accounts]
  expect(figuresOf(before.gateway(), facts, minutes(10))).toEqual([never, never])
})

test('one that was brought back is watched again from then on, and was not meanwhile', () => {
  const diary = new Diary().hearsEvery(20_000, 0, minutes(10), DEVICES)
  const restored = applyRestore(removal.step.fleet, removal.bin, [id], minutes(20))
  const [back] = [...restored.step.fleet.gateways]
  // It reported in the last ten minutes as it had in the first, so nothing else was noted.
  const facts = [...diary.transitions, ...removal.accounts, ...restored.accounts]
  const apart = [20 * minute, 0, 10 * minute]
  expect(figuresOf(back as Gateway, facts)).toEqual([apart, apart])
  // It had been silent since it was removed: that is found when it is back, and counts from then on.
  const silent = {
    ...removal.accounts[0],
    at: minutes(10) + 30_000,
    kind: 'presence',
    from: 'online',
    to: 'offline',
  } as Transition
  const found = [...diary.transitions, ...removal.accounts, silent, ...restored.accounts]
  const offline = { ...(back as Gateway), presence: 'offline', presenceSince: silent.at } as Gateway
  expect(figuresOf(offline, found)[0]).toEqual([10 * minute, 10 * minute, 10 * minute])
})

test('of a removal that a version before did not note only what is certain is claimed', () => {
  const again = new Diary().hearsEvery(20_000, minutes(25), minutes(30), DEVICES)
  const facts = [...before.transitions, ...again.transitions]
  expect(figuresOf(again.gateway(), facts, minutes(10))).toEqual([
    [15 * minute, 0, 15 * minute],
    [5 * minute, 0, 25 * minute],
  ])
  expect(figuresOf(again.gateway(), facts)[0]).toEqual([5 * minute, 0, 25 * minute])
})

test('what does not come back with its box is not there, also where no removal was noted', () => {
  const two = { devices: [device('cam-1'), device('cam-2')] }
  const down = { devices: [device('cam-1'), device('cam-2', { status: 'offline' })] }
  const first = new Diary()
    .hearsEvery(20_000, 0, minutes(5), two)
    .hearsEvery(20_000, minutes(5) + 20_000, minutes(10), down)
  const again = new Diary().hearsEvery(20_000, minutes(25), minutes(30), DEVICES)
  const figures = figuresOf(again.gateway(), [...first.transitions, ...again.transitions])
  // The box, the camera that is back, and the one that is not: of it nothing is claimed.
  expect(figures.map(([up, down]) => [up, down])).toEqual([
    [5 * minute, 0],
    [5 * minute, 0],
    [0, 0],
  ])
})

test('a box that was removed before anything is known any more, and has not come back, is not watched at all', () => {
  const left = { at: minutes(10), presence: 'online' as const, isOut: true }
  const accounts = new Accounts([{ gateway: before.gateway(), isMuted: false, left }], 0, minutes(30), minutes(15))
  const figures = accounts.settle(false).map((one) => [one.figures.up, one.figures.down, one.figures.unobserved])
  expect(figures).toEqual(figures.map(() => [0, 0, 30 * minute]))
  expect(figures).not.toEqual([])
})

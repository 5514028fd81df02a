import { expect, test } from 'vitest'
import { Accounts } from '../../../src/shared/availability/accounts'
import type { Span } from '../../../src/shared/history/spans'
import { type Millis, minutes } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device } from '../../support/reports'

const minute = 60

/** Of a box and of its camera, heard from the beginning until `until`, the seconds up, down and not observed of half an hour. */
function figuresOf(until: Millis, unheard: readonly (readonly [from: Millis, to: Millis])[], to = minutes(30)) {
  const diary = new Diary().hearsEvery(20_000, 0, until, { devices: [device('cam-1')] }).until(minutes(40))
  const unobserved: Span<true>[] = unheard.map(([from, to]) => ({ from, to, state: true }))
  const accounts = new Accounts([{ gateway: diary.gateway(), isMuted: false, unobserved }], 0, to, 0)
  for (const fact of diary.transitions) accounts.note(fact)
  return accounts.settle(false).map(({ figures }) => [figures.up, figures.down, figures.unobserved])
}

test('time in which nobody could know how a box stood counts as not observed, and the rest as it was', () => {
  const half = [20 * minute, 0, 10 * minute]
  expect(figuresOf(minutes(40), [[minutes(10), minutes(20)]])).toEqual([half, half])
  // What is not here yet: until it comes, and it becomes what it was.
  expect(figuresOf(minutes(40), [[minutes(20), minutes(30)]])).toEqual([half, half])
  expect(figuresOf(minutes(40), [])).toEqual([
    [30 * minute, 0, 0],
    [30 * minute, 0, 0],
  ])
  const all = [0, 0, 30 * minute]
  expect(figuresOf(minutes(40), [[0, minutes(30)]])).toEqual([all, all])
})

test('an outage counts outside of that time alone', () => {
  const [whole = []] = figuresOf(minutes(10), [])
  const [cut = []] = figuresOf(minutes(10), [[minutes(20), minutes(25)]])
  expect(whole[1]).toBeGreaterThan(15 * minute)
  expect(cut).toEqual([whole[0], (whole[1] ?? 0) - 5 * minute, 5 * minute])
})

test('of a range that is over the end is as what came behind it says', () => {
  // It fell silent after the range: in it, it was well.
  const [box] = figuresOf(minutes(30), [[minutes(5), minutes(6)]], minutes(20))
  expect(box).toEqual([19 * minute, 0, minute])
})

test('a gap of a moment takes nothing from the time before it, and one over a change leaves that open', () => {
  // Well until it falls silent behind the gap: what it then changed from is what it was.
  const [fell = []] = figuresOf(minutes(20), [[minutes(5), minutes(5) + 1000]])
  expect(fell.at(-1)).toBe(1)
  expect(fell[0]).toBeGreaterThanOrEqual(20 * minute - 1)
  const [between = []] = figuresOf(minutes(20), [
    [minutes(5), minutes(5) + 1000],
    [minutes(8), minutes(8) + 1000],
  ])
  expect(between.at(-1)).toBe(2)
})

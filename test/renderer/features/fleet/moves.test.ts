import { expect, test } from 'vitest'
import { movesBetween, spotsOf } from '../../../../src/renderer/features/fleet/moves'
import { placeSections } from '../../../../src/renderer/features/fleet/section-rows'
import type { FleetSection } from '../../../../src/renderer/store/sections'

const section = (key: string, ids: readonly string[]) =>
  ({ key, kind: 'group', ids, members: ids }) as unknown as FleetSection

const spots = (sections: readonly FleetSection[], folded: readonly string[] = []) =>
  spotsOf(placeSections(sections, folded, 2, { row: 100, head: 32, gap: 12 }), 2, 100)

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, place) => `box-${place + from}`)

test('a box that comes to another section has the way back to where it was; those that only shift have none', () => {
  const before = spots([section('attention', ['ill']), section('north', ['a', 'b', 'c'])])
  const now = spots([section('attention', ['ill', 'c']), section('north', ['a', 'b'])])
  // It was in the first column of the second row of its section, and is in the second of the first.
  expect(movesBetween(before, now)).toEqual([{ id: 'c', columns: -1, down: 32 + 100 + 12 + 32 + 100 - 32 }])
})

test('many at once, new ones and those of folded sections do not move', () => {
  const many = ids(13)
  expect(movesBetween(spots([section('one', many)]), spots([section('two', many)]))).toEqual([])
  expect(movesBetween(spots([section('one', ids(12))]), spots([section('two', ids(12))]))).toHaveLength(12)
  expect(movesBetween(spots([]), spots([section('one', ['a'])]))).toEqual([])
  const both = [section('one', ['a']), section('two', ['b'])]
  expect(movesBetween(spots(both), spots([section('one', []), section('two', ['b', 'a'])], ['two']))).toEqual([])
})

import { expect, test, vi } from 'vitest'
import { Announcer } from '../../../src/main/fleet/announcer'
import type { Patch } from '../../../src/shared/contract/push'
import { Diary } from '../../support/diary'

const gateway = new Diary().hears(0).gateway()
const step = (id: string) => ({ changes: [{ kind: 'gateway' as const, gateway: { ...gateway, id } }], transitions: [] })

function announcer() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const pushes: Patch[] = []
  const told: string[][] = []
  const it = new Announcer(
    (news) => {
      told.push([...news.changed])
      return { at: '', removed: [...news.removed] }
    },
    (patch) => pushes.push(patch),
  )
  return { it, pushes, told }
}

test('the first change is pushed at once, those that follow at most ten times a second', () => {
  const { it, pushes, told } = announcer()
  for (let ms = 0; ms < 1000; ms += 5) {
    it.note(step(`SN-${ms}`))
    vi.advanceTimersByTime(5)
  }
  vi.advanceTimersByTime(100)
  vi.useRealTimers()
  expect(told[0]).toEqual(['SN-0'])
  expect(pushes.length).toBeGreaterThanOrEqual(10)
  expect(pushes.length).toBeLessThanOrEqual(11)
  expect(told.flat().length).toBe(200)
})

test('pushes are numbered without a gap', () => {
  const { it, pushes } = announcer()
  for (let n = 0; n < 5; n++) {
    it.note(step('SN-1'))
    vi.advanceTimersByTime(100)
  }
  vi.useRealTimers()
  expect(pushes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  expect(it.seq).toBe(5)
})

test('a gateway that goes and comes within one push is a change, not a removal; the other way round a removal', () => {
  const { it, pushes, told } = announcer()
  it.note({ changes: [{ kind: 'removed', id: 'A' }], transitions: [] })
  it.note(step('A'))
  it.note(step('B'))
  it.note({ changes: [{ kind: 'removed', id: 'B' }], transitions: [] })
  vi.advanceTimersByTime(100)
  vi.useRealTimers()
  expect(told).toEqual([['A']])
  expect(pushes[0]?.removed).toEqual(['B'])
})

test('while nobody watches, patches are only counted: what a newcomer is shown goes on from there', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const pushes: Patch[] = []
  let isWatched = false
  const it = new Announcer(
    () => ({ at: '' }),
    (patch) => pushes.push(patch),
    () => isWatched,
  )
  it.note(step('SN-1'))
  vi.advanceTimersByTime(100)
  isWatched = true
  it.note(step('SN-2'))
  vi.advanceTimersByTime(100)
  vi.useRealTimers()
  expect(pushes.map(({ seq }) => seq)).toEqual([2])
  expect(it.seq).toBe(2)
})

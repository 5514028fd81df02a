import { expect, it, vi } from 'vitest'
import { muteItems } from '../../../src/renderer/features/alerts/mute-items'
import { zh } from '../../../src/shared/text/zh'

it('offers to end each mute that holds back a box by itself, and none that would end nothing', () => {
  const choose = vi.fn()
  const ends = (own: boolean, group: string | null, fleet: boolean) =>
    muteItems(zh, { own, group, fleet }, choose).filter(({ icon }) => icon === 'bell')
  expect(ends(false, null, false)).toEqual([])
  expect(ends(true, null, false).map(({ label }) => label)).toEqual(['结束静默'])
  const all = ends(true, '北门', true)
  expect(all.map(({ label }) => label)).toEqual([
    '结束静默',
    expect.stringMatching(/^结束 分组 .*北门.* 的静默$/),
    '结束全部盒子的静默',
  ])
  for (const item of all) item.onChoose()
  expect(choose.mock.calls.flat()).toEqual(['end', 'end-group', 'end-all'])
  expect(ends(false, '北门', false)).toHaveLength(1)
})

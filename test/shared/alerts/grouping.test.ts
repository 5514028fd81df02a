import { expect, test } from 'vitest'
import { seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

const boxes = (n: number) => Array.from({ length: n }, (_, index) => `SN-${index}`)

/** Ten boxes, of which the first `silent` fall silent at 120 s and report again from 400 s on. */
function outage(silent: number, groups: Readonly<Record<string, readonly string[]>> = {}): AlertDiary {
  const all = boxes(10)
  const diary = new AlertDiary().boxesReport(all, 0, seconds(100))
  for (const [group, ids] of Object.entries(groups)) for (const id of ids) diary.writes(id, { group })
  return diary.boxesReport(all.slice(silent), seconds(120), seconds(380)).boxesReport(all, seconds(400), seconds(500))
}

test('two boxes are told one by one', () => {
  expect(outage(2).heard).toEqual([
    '185 bad gateway-offline SN-0',
    '185 bad gateway-offline SN-1',
    '435 recovery gateway-offline SN-0',
    '435 recovery gateway-offline SN-1',
  ])
})

test('three boxes are one message with a list, and so is their return', () => {
  expect(outage(3).heard).toEqual([
    '185 bad gateway-offline SN-0 SN-1 SN-2',
    '435 recovery gateway-offline SN-0 SN-1 SN-2',
  ])
})

test('two boxes that are more than 30 % of their group are one message about the group', () => {
  const diary = outage(2, { north: ['SN-0', 'SN-1', 'SN-2', 'SN-3', 'SN-4'] })
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-0 SN-1 of 5', '435 recovery gateway-offline SN-0 SN-1 of 5'])
  expect(diary.told[0]?.group).toBe('north')
})

test('two boxes of a large group are told one by one', () => {
  expect(outage(2, { north: boxes(10) }).heard[0]).toBe('185 bad gateway-offline SN-0')
})

const cameras = (down: number, of = 16) => ({
  devices: Array.from({ length: of }, (_, n) => device(`cam-${n}`, { status: n < down ? 'offline' : 'online' })),
})

test('12 of 16 devices of one box are one message', () => {
  const diary = new AlertDiary().hears(0, cameras(0)).hears(seconds(20), cameras(12)).until(seconds(60))
  expect(diary.told.length).toBe(1)
  expect(diary.told[0]).toMatchObject({ news: 'bad', severity: 'warning', total: 16 })
  expect(diary.told[0]?.items.length).toBe(12)
  diary.hears(seconds(61), cameras(0)).hears(seconds(80), cameras(0)).until(seconds(120))
  expect(diary.told.map(({ news, items }) => `${news} ${items.length}`)).toEqual(['bad 12', 'recovery 12'])
})

test('two of 16 devices are told one by one', () => {
  const diary = new AlertDiary().hears(0, cameras(0)).hears(seconds(20), cameras(2)).until(seconds(60))
  expect(diary.heard).toEqual(['40 bad device-offline SN-1/cam-0', '40 bad device-offline SN-1/cam-1'])
})

test('a device each of three boxes is one message', () => {
  const diary = new AlertDiary()
  for (const sn of boxes(3)) diary.hears(0, { sn, ...cameras(0) }).hears(0, { sn, ...cameras(1) })
  diary.until(seconds(60))
  expect(diary.heard).toEqual(['20 bad device-offline SN-0/cam-0 SN-1/cam-0 SN-2/cam-0'])
})

import { expect, test } from 'vitest'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

const boxes = ['SN-1', 'SN-2', 'SN-3', 'SN-4']
const lost = { addressesThen: ['10.0.0.9'], addressesNow: [], listening: true, port: 9528 }

test('all boxes fall silent within a period: one incident of the receiver, none of the boxes', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100)).until(minutes(30))
  expect(diary.heard).toEqual(['185 bad receiver-silent us'])
  expect(diary.told[0]).toMatchObject({ severity: 'critical', items: [{ since: seconds(100) + 300 }] })
})

test('it says what the machine knows of itself', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100))
  diary.evidence = lost
  expect(diary.until(minutes(5)).told[0]?.items[0]?.evidence).toEqual(lost)
})

test('it ends with the first report, and the boxes are back without a word', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100)).boxesReport(boxes, minutes(10), minutes(20))
  expect(diary.heard).toEqual(['185 bad receiver-silent us', '615 recovery receiver-silent us'])
})

test('who is not back one period after it ended is told', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100))
  diary.boxesReport(boxes.slice(0, 3), minutes(10), minutes(20))
  expect(diary.heard).toEqual([
    '185 bad receiver-silent us',
    '615 recovery receiver-silent us',
    '635 bad gateway-offline SN-4',
  ])
})

test('boxes that fall silent one after the other are their own trouble', () => {
  const diary = new AlertDiary()
    .boxesReport(boxes, 0, seconds(100))
    .boxesReport(boxes.slice(0, 2), seconds(120), minutes(5))
  expect(diary.heard.map((told) => told.split(' ')[2])).toEqual(['gateway-offline', 'gateway-offline'])
})

test('the only box: its own trouble, unless this machine lost an address', () => {
  const box = () => new AlertDiary().boxesReport(['SN-1'], 0, seconds(100))
  expect(box().until(minutes(5)).heard).toEqual(['185 bad gateway-offline SN-1'])
  const unplugged = box()
  unplugged.evidence = lost
  expect(unplugged.until(minutes(5)).heard).toEqual(['185 bad receiver-silent us'])
})

test('a blip of the network that ends before it was told is not told', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100)).boxesReport(boxes, seconds(175), minutes(10))
  expect(diary.heard).toEqual([])
})

test('started in another network, no box is heard: the receiver, not two hundred boxes', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100)).restarts(seconds(110), minutes(60))
  expect(diary.until(minutes(70)).heard).toEqual(['3685 bad receiver-silent us'])
})

test('told before a restart, it is not told again, and its end is', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100)).restarts(minutes(10), minutes(20))
  diary.until(minutes(30)).boxesReport(boxes, minutes(30), minutes(35))
  expect(diary.heard).toEqual(['185 bad receiver-silent us', '1815 recovery receiver-silent us'])
})

test('a network of ours that comes and goes makes no box unstable, only the receiver', () => {
  const diary = new AlertDiary().boxesReport(boxes, 0, seconds(100))
  diary.boxesReport(boxes, seconds(300), seconds(400)).boxesReport(boxes, seconds(600), seconds(700))
  diary.boxesReport(boxes, seconds(900), seconds(1000)).boxesReport(boxes, seconds(1020), minutes(40))
  expect(diary.heard.filter((told) => told.includes('gateway'))).toEqual([])
  expect(diary.heard.filter((told) => told.includes('unstable')).length).toBe(1)
  expect(diary.heard.at(-1)).toContain('recovery receiver-silent')
})

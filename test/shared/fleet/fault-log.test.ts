import { expect, test } from 'vitest'
import { viewGateway } from '../../../src/shared/contract/view-gateway'
import { shiftStamps } from '../../../src/shared/fleet/apply-watch'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { gatewayPart } from '../../support/reports'

const ill = { gateway: gatewayPart({ fault: { active: true, description: 'disk full' } }) }

const told = (diary: Diary) =>
  viewGateway(diary.gateway(), seconds(20)).faultLog.map(({ from, to }) => [Date.parse(from), to && Date.parse(to)])

test('a fault is in the log from its first report until the report that has it no more', () => {
  const diary = new Diary().hears(0).hears(seconds(20), ill).hears(seconds(40), ill)
  expect(told(diary)).toEqual([[seconds(20), null]])
  expect(told(diary.hears(seconds(60)))).toEqual([[seconds(20), seconds(60)]])
  expect(told(diary.hears(seconds(80), ill))).toEqual([
    [seconds(20), seconds(60)],
    [seconds(80), null],
  ])
})

test('what is unchanged keeps its log, and a box that never had a fault has none', () => {
  const diary = new Diary().hears(0).hears(seconds(20), ill).hears(seconds(40))
  const { faultLog } = diary.gateway()
  expect(diary.hears(seconds(60)).gateway().faultLog).toBe(faultLog)
  expect(new Diary().hears(0).hears(seconds(20)).gateway()).not.toHaveProperty('faultLog')
})

test('faults that ended a day before the last one leave the log, and it never grows without end', () => {
  const diary = new Diary()
    .hears(0, ill)
    .hears(seconds(20))
    .hears(hours(25), ill)
    .hears(hours(25) + seconds(20))
  expect(told(diary)).toEqual([[hours(25), hours(25) + seconds(20)]])
  for (let at = hours(26); at < hours(26) + minutes(30); at += seconds(4)) diary.hears(at, ill).hears(at + seconds(2))
  expect(diary.gateway().faultLog?.length).toBe(200)
})

test('the log moves with a clock that is set', () => {
  const { fleet } = new Diary().hears(0, ill).hears(seconds(20))
  const [gateway] = shiftStamps(fleet, hours(1)).gateways
  expect(gateway?.faultLog).toEqual([{ from: hours(1), to: hours(1) + seconds(20) }])
})

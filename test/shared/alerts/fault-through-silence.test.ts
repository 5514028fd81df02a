import { expect, test } from 'vitest'
import { seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { gatewayPart } from '../../support/reports'

const boxes = ['SN-1', 'other']
const start = () => new AlertDiary().boxesReport(boxes, 0, seconds(100))

test('one box keeps reporting a fault through its own short silences: told once, ended once', () => {
  const ill = { gateway: gatewayPart({ fault: { active: true, description: 'hot' } }) }
  const diary = start().hears(seconds(101), ill).hears(seconds(121), ill).othersReport(seconds(122), seconds(160))
  diary.hears(seconds(165), ill).othersReport(seconds(166), seconds(200)).hears(seconds(205)).hears(seconds(225))
  diary.othersReport(seconds(226), seconds(250))
  expect(diary.told.map(({ news, items }) => `${news} ${items[0]?.kind}`)).toEqual([
    'bad gateway-fault',
    'recovery gateway-fault',
  ])
})

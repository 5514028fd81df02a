import { expect, test } from 'vitest'
import { catchUp } from '../../../src/shared/alerts/catch-up'
import { startWatching } from '../../../src/shared/fleet/apply-watch'
import { seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device, gatewayPart } from '../../support/reports'

const listed = (status: 'online' | 'offline') => ({ devices: [device('a', { status }), device('b')] })
const faulty = (active: boolean) => ({ gateway: gatewayPart({ fault: { active, description: 'E5' } }) })

/** As after a crash at `at`: the fleet as it was then, the alerts as they were when `before` had happened. */
function crashes(diary: AlertDiary, before: AlertDiary, at: number): AlertDiary {
  const facts = diary.transitions.filter((fact) => fact.at > at - seconds(60))
  diary.until(at)
  diary.alerts = catchUp(before.alerts, facts, diary.fleet.gateways)
  return diary.restarts(at, at + seconds(10))
}

test('the end of what was told, kept by the fleet alone when the station crashed, is told all the same', () => {
  const told = () =>
    new AlertDiary().hears(0, listed('online')).hears(seconds(20), listed('offline')).until(seconds(60))
  const diary = crashes(told().hears(seconds(61), listed('online')), told(), seconds(62))
  expect(diary.heard).toEqual(['40 bad device-offline SN-1/a'])
  diary.hears(seconds(80), listed('online')).hears(seconds(100), listed('online')).until(seconds(130))
  expect(diary.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
})

test.each([
  ['a device', listed('online'), listed('offline'), 'device-offline'],
  ['a device that is no longer listed', listed('online'), { devices: [device('b')] }, 'device-missing'],
  ['a fault', faulty(false), faulty(true), 'gateway-fault'],
])(
  'bad news of %s, kept by the fleet alone when the station crashed, is told once it has held',
  (_, good, bad, kind) => {
    const well = () => new AlertDiary().hears(0, good).hears(seconds(20), good)
    const diary = crashes(well().hears(seconds(40), bad), well(), seconds(41))
    diary.hears(seconds(60), bad).hears(seconds(80), bad).until(seconds(110))
    expect(diary.told.map(({ news, items }) => `${news} ${items[0]?.kind}`)).toEqual([`bad ${kind}`])
  },
)

test('what the alerts know already turns nothing, and is not told again', () => {
  const diary = new AlertDiary().hears(0, listed('online')).hears(seconds(20), listed('offline')).until(seconds(60))
  const { alerts } = diary
  expect(catchUp(alerts, diary.transitions, diary.fleet.gateways)).toBe(alerts)
  const over = diary.hears(seconds(61), listed('online')).hears(seconds(80), listed('online')).until(seconds(120))
  const known = over.alerts
  expect(catchUp(known, over.transitions, over.fleet.gateways)).toBe(known)
})

test('what the fleet knows otherwise by now, or no longer knows, turns nothing', () => {
  const well = new AlertDiary().hears(0, listed('online'))
  const { alerts } = well
  const facts = new AlertDiary().hears(0, listed('online')).hears(seconds(20), listed('offline')).transitions
  expect(catchUp(alerts, facts, well.fleet.gateways)).toBe(alerts)
  const empty = startWatching({ ...new AlertDiary().fleet }, 0)
  expect(catchUp(alerts, facts, empty.gateways)).toBe(alerts)
})

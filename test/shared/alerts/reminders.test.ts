import { expect, test } from 'vitest'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { gatewayPart } from '../../support/reports'

/** A box that is ill from 0 s on and reports every 60 s. */
function ill(to: number, reminders = true): AlertDiary {
  const diary = new AlertDiary()
  diary.rules = { ...diary.rules, reminders }
  return goesOn(diary, 0, to)
}

function goesOn(diary: AlertDiary, from: number, to: number): AlertDiary {
  const fault = { gateway: gatewayPart({ fault: { active: true, description: 'hot' } }) }
  for (let at = from; at <= to; at += seconds(40)) diary.hears(at, fault)
  return diary
}

const news = (diary: AlertDiary) => diary.told.map((told) => `${Math.round(told.at / minutes(1))} min ${told.news}`)

test('what stays bad is told again after 1 h, 4 h and 24 h, and then no more', { timeout: 60_000 }, () => {
  expect(news(ill(hours(30)))).toEqual(['0 min bad', '61 min reminder', '241 min reminder', '1441 min reminder'])
})

test('reminders are off unless asked for', () => {
  expect(news(ill(hours(5), false))).toEqual(['0 min bad'])
})

test('what somebody has acknowledged is not told again, and its end is', () => {
  const diary = goesOn(ill(minutes(10)).acknowledges(), minutes(11), hours(5))
  expect(diary.alerts.incidents[0]).toMatchObject({ condition: 'bad', ledger: { acknowledgedAt: minutes(10) } })
  diary
    .hears(hours(5) + seconds(30))
    .hears(hours(5) + seconds(50))
    .until(hours(5) + seconds(70))
  expect(news(diary)).toEqual(['0 min bad', '301 min recovery'])
})

test('a mute does not use a reminder up: it comes when the mute ends, and the next one at its distance', () => {
  const diary = ill(minutes(10)).mutes({ kind: 'fleet' }, { until: hours(3) })
  expect(news(goesOn(diary, minutes(11), hours(8)))).toEqual(['0 min bad', '180 min reminder', '361 min reminder'])
})

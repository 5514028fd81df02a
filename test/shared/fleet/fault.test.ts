import { expect, test } from 'vitest'
import { seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { gatewayPart } from '../../support/reports'

const fault = (description: string) => ({ gateway: gatewayPart({ fault: { active: true, description } }) })

test('a box that reports a fault has one, in its own words, until it reports none', () => {
  const diary = new Diary().hears(0).hears(seconds(20), fault('disk full')).hears(seconds(40))
  expect(diary.facts('fault')).toEqual(['20 ok→fault', '40 fault→ok'])
  expect(diary.transitions.filter(({ kind }) => kind === 'fault').map(({ detail }) => detail)).toEqual([
    'disk full',
    'disk full',
  ])
})

test('a status word that means illness is a fault; free text is not', () => {
  const says = (reportedStatus: string) =>
    new Diary().hears(0, { gateway: gatewayPart({ fault: null, reportedStatus }) }).gateway().fault
  expect(says('Offline')).toEqual({ active: true, description: 'Offline' })
  expect(says('异常')).toEqual({ active: true, description: '异常' })
  expect(says('running fine').active).toBe(false)
})

test('a report that does not speak of the gateway leaves its fault as it was', () => {
  const diary = new Diary().hears(0, fault('disk full')).hears(seconds(20), { dialect: 'D5', gateway: null })
  expect(diary.gateway().fault.active).toBe(true)
})

test('a fault has lasted since it was first reported, whatever it is called meanwhile', () => {
  const diary = new Diary().hears(0).hears(seconds(20), fault('disk full')).hears(seconds(40), fault('disk failed'))
  expect(diary.gateway().faultSince).toBe(seconds(20))
  expect(diary.hears(seconds(60)).gateway().faultSince).toBeNull()
  expect(diary.hears(seconds(80), fault('disk full')).gateway().faultSince).toBe(seconds(80))
})

import { expect, test } from 'vitest'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import { seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { gatewayPart } from '../../support/reports'

const cpu = (value: number) => ({
  gateway: gatewayPart({ metrics: { ...NO_METRICS, cpu: value }, openUnits: ['cpu'] }),
})

test('a value up to 1 of an open unit is a fraction, above 1 a percentage', () => {
  expect(new Diary().hears(0, cpu(0.77)).gateway().metrics.cpu).toBe(77)
  expect(new Diary().hears(0, cpu(0.07)).gateway().metrics.cpu).toBe(7)
  expect(new Diary().hears(0, cpu(1)).gateway().metrics.cpu).toBe(100)
  expect(new Diary().hears(0, cpu(6.5)).gateway().metrics.cpu).toBe(6.5)
})

test('once above 1, an idle 0.8 is 0.8 percent', () => {
  const diary = new Diary().hears(0, cpu(12)).hears(seconds(20), cpu(0.8))
  expect(diary.gateway().metrics.cpu).toBe(0.8)
})

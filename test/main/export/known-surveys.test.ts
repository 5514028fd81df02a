import { expect, test } from 'vitest'
import { KnownSurveys } from '../../../src/main/export/known-surveys'
import type { ExportAsk } from '../../../src/main/ports'
import type { Survey } from '../../../src/shared/export/survey'
import { FORM } from '../../support/exported-story'

const askOf = (to: number, kind: 'events' | 'reports' = 'events'): ExportAsk => ({
  request: { kind, from: 0, to, gateways: null, form: FORM },
  now: 1000,
  defaultPeriod: 20_000,
  mutes: [],
  incidents: [],
  accountsSince: 0,
})

function stage() {
  const begun: { to: number; end: (survey: Survey | Error) => void; signal: AbortSignal }[] = []
  const surveys = new KnownSurveys(
    ({ request }, signal) =>
      new Promise((resolve, reject) => {
        const end = (survey: Survey | Error) => (survey instanceof Error ? reject(survey) : resolve(survey))
        signal.addEventListener('abort', () => resolve(null))
        begun.push({ to: request.to, end, signal })
      }),
  )
  return { begun, surveys }
}

const SURVEY = { boxCount: 1 } as Survey

test('one survey serves all kinds of export of a range, now and a little later', async () => {
  const { begun, surveys } = stage()
  expect(await surveys.of(askOf(5), 1)).toBeNull()
  const waiting = surveys.of(askOf(5, 'reports'), null)
  begun[0]?.end(SURVEY)
  expect(await waiting).toBe(SURVEY)
  expect(await surveys.of(askOf(5), 1)).toBe(SURVEY)
  expect(begun).toHaveLength(1)
})

test('a range that ends now is the same a moment later', async () => {
  const { begun, surveys } = stage()
  const endsNow = (now: number) => ({ ...askOf(now), now })
  const waiting = surveys.of(endsNow(1000), null)
  begun[0]?.end(SURVEY)
  expect(await waiting).toBe(SURVEY)
  expect(await surveys.of(endsNow(2500), null)).toBe(SURVEY)
  expect(begun).toHaveLength(1)
})

test('who goes on to other ranges does not wait for the first', async () => {
  const { begun, surveys } = stage()
  const first = surveys.of(askOf(1), null)
  const second = surveys.of(askOf(2), null)
  const third = surveys.of(askOf(3), null)
  expect(await first).toBeNull()
  expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false, false])
  begun[1]?.end(SURVEY)
  begun[2]?.end(SURVEY)
  expect([await second, await third]).toEqual([SURVEY, SURVEY])
})

test('one that failed is told to who waits, and made again for who asks next', async () => {
  const { begun, surveys } = stage()
  const waiting = surveys.of(askOf(1), null)
  begun[0]?.end(new Error('a day cannot be read'))
  await expect(waiting).rejects.toThrow('a day cannot be read')
  const again = surveys.of(askOf(1), null)
  begun[1]?.end(SURVEY)
  expect(await again).toBe(SURVEY)
})

import { expect, test } from 'vitest'
import { openIncident } from '../../../src/shared/alerts/incident'
import {
  type Book,
  chosenAfter,
  NOTHING_TELLING,
  noted,
  stoodBy,
  takenOver,
  withChoices,
} from '../../../src/shared/hq/book'
import type { Incident } from '../../../src/shared/model/incident'

const NOW = 1_000_000
const about = { gateway: null, gatewayName: 'East', device: null, deviceName: null, detail: null } as const
const open = openIncident({ ...about, subject: 'link:east', kind: 'site-link-down' }, 'bad', NOW)
const told: Incident = { ...open, ledger: { ...open.ledger, badAt: NOW } }
const news = { site: null, sequence: null, incident: told, news: 'bad', at: NOW, isLive: true } as const

const bookWith = (...incidents: readonly Incident[]): Book => ({
  ...NOTHING_TELLING,
  ...{ schema: 1, by: 'other', edition: 1, created: 'now', sequence: 5 },
  troubles: { open: incidents, over: [] },
  choices: { webhook: null, alertDelaySeconds: 0, changedAt: 0 },
})

test('a trouble that a process began with as it was before it was told is told by nobody again', () => {
  const own = noted(NOTHING_TELLING, news, NOW)
  expect(takenOver(bookWith(told), own, 'now').waiting).toEqual([])
  expect(stoodBy(bookWith(told), own, 'now').waiting).toEqual([])
})

test('what whoever led has not told yet is told by whoever takes over; news of sites stays at hand', () => {
  const own = noted(noted(NOTHING_TELLING, news, NOW), { ...news, sequence: 6, incident: { ...told, id: 'box' } }, NOW)
  expect(takenOver(bookWith(open), own, 'now').waiting.map(({ incident }) => incident.id)).toEqual([open.id, 'box'])
  expect(stoodBy(bookWith(open), own, 'now').waiting.map(({ incident }) => incident.id)).toEqual(['box'])
})

test('what is chosen after the clock was set back counts all the same', () => {
  const before = { webhook: null, alertDelaySeconds: 60, changedAt: NOW }
  const after = chosenAfter(before, { webhook: null, alertDelaySeconds: 30 }, NOW - 5000)
  expect(withChoices({ ...bookWith(), choices: before }, after).choices).toEqual(after)
})

import { expect, it } from 'vitest'
import type { IncidentView } from '../../../src/shared/contract/alert-views'
import { isUnacknowledged } from '../../../src/shared/contract/unacknowledged'

const TOLD = { state: 'open', announcedAt: '2026-11-22T12:00:00.000Z', acknowledgedAt: null } as IncidentView

it.each([
  ['bad news that was told', TOLD, true],
  ['what is held back', { ...TOLD, announcedAt: null }, false],
  ['what somebody took note of', { ...TOLD, acknowledgedAt: '2026-11-22T12:01:00.000Z' }, false],
  ['what is good again', { ...TOLD, state: 'recovering' }, false],
  ['what is over', { ...TOLD, state: 'closed' }, false],
] as const)('%s waits for somebody to take note: %#', (_what, incident, waits) => {
  expect(isUnacknowledged(incident)).toBe(waits)
})

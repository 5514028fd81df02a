import { afterEach, expect, it, vi } from 'vitest'
import { newScheduleId } from '../../../src/renderer/features/reports/schedule-id'
import { calls } from '../../../src/shared/contract/calls'

afterEach(() => vi.unstubAllGlobals())

it('names scheduled exports on pages that were served over plain HTTP, which have no randomUUID', () => {
  const { crypto } = globalThis
  vi.stubGlobal('crypto', { getRandomValues: (into: Uint32Array<ArrayBuffer>) => crypto.getRandomValues(into) })
  const ids = Array.from({ length: 20 }, newScheduleId)
  expect(new Set(ids).size).toBe(20)
  const schedules = ids.map((id) => ({ id, kind: 'events', every: 'day', folder: '/srv/exports', since: 0 }))
  expect(calls.changeSettings.parse({ exportSchedules: schedules }).ok).toBe(true)
})

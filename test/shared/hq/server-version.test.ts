import { expect, test } from 'vitest'
import { judgeServerVersion } from '../../../src/shared/hq/server-version'

test.each([
  ['2.8.4', 'refused', false],
  ['2.9.10', 'trial', false],
  ['2.10.0', 'trial', true],
  ['2.10.26', 'trial', true],
  ['2.10.27', 'production', true],
  ['v2.11.0-RC.1', 'production', true],
  ['3.0.0', 'production', true],
  ['unknown', 'refused', false],
])('nats-server %s: %s', (version, fitness, canSyncAlways) => {
  const judged = judgeServerVersion(version)
  expect(judged).toMatchObject({ fitness, canSyncAlways })
  if (fitness === 'production') expect(judged.warning).toBeNull()
  else expect(judged.warning).toContain('2.10.27')
})

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { buildCrashSuite, crashFolder } from '../../../bench/crash/build.mjs'
import type { CrashPlan, Verdict } from '../../../bench/crash/suite'

// The short version of `npm run bench:crash`.
let crash: (plan: CrashPlan) => Promise<Verdict>
beforeAll(async () => {
  await buildCrashSuite()
  ;({ crash } = await import(pathToFileURL(join(crashFolder, 'suite.mjs')).href))
})

const plan = { bundles: crashFolder, chance: Math.random, keepDays: 60, lifeMs: 300 }

test('killed and cut off from power, a station loses nothing that it acknowledged and keeps nothing twice', async () => {
  const verdict = await crash({ ...plan, kills: 8, reports: 1000, control: 'none' })
  expect(verdict).toMatchObject({ lost: 0, duplicated: 0 })
}, 60_000)

test('one that answers before it has written is seen to lose data', async () => {
  expect((await crash({ ...plan, kills: 3, reports: 0, control: 'early' })).lost).toBeGreaterThan(0)
}, 60_000)

test('one that never syncs is seen to lose data when the power goes', async () => {
  const unlucky = { ...plan, chance: () => 0.4 }
  expect((await crash({ ...unlucky, kills: 3, reports: 0, control: 'unsynced' })).lost).toBeGreaterThan(0)
}, 60_000)

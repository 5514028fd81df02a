// @ts-check
// Kills a station again and again, half the time with a power cut, and counts what of the acknowledged is lost.
//   npm run bench:crash -- [--kills 200] [--reports 200000] [--seed 1]
// Then the same with two controls that must be seen to lose data. Exit code 1 if anything is not as promised.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildCrashSuite, crashFolder } from './crash/build.mjs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    reports: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
  },
})
await buildCrashSuite()
const { crash } = await import(pathToFileURL(join(crashFolder, 'suite.mjs')).href)
const common = { bundles: crashFolder, chance: chanceFrom(Number(values.seed)), keepDays: 20, lifeMs: 1500 }
const startedAt = performance.now()

/** @param {string} line */
const say = (line) => console.log(`${((performance.now() - startedAt) / 1000).toFixed(0)} s  ${line}`)
const kept = await crash({
  ...common,
  kills: Number(values.kills),
  reports: Number(values.reports),
  control: 'none',
  say,
})
const early = await crash({ ...common, kills: 10, reports: 0, control: 'early' })
const unsynced = await crash({ ...common, kills: 10, reports: 0, control: 'unsynced' })
console.log(`as it is          ${JSON.stringify(kept)}`)
console.log(`answers early     ${JSON.stringify(early)}`)
console.log(`without fdatasync ${JSON.stringify(unsynced)}`)
const isKept = kept.lost === 0 && kept.duplicated === 0
if (!isKept || early.lost === 0 || unsynced.lost === 0) process.exitCode = 1

/**
 * mulberry32
 * @param {number} seed
 */
function chanceFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

// @ts-check
// What months of history cost: bytes on disk, memory, the time to start and to answer cold.
//   node bench/storage-history.mjs [--boxes 200] [--devices 16] [--keep FOLDER]
// Plays a day of the simulator's boxes (some minutes); with --keep the folder is left, and used again if it is there.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { archiveWorker, bundle } from './storage/build.mjs'

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '200' },
    devices: { type: 'string', default: '16' },
    keep: { type: 'string' },
  },
})
const { playDay, multiplyBoxes, multiplyDays } = await import(pathToFileURL(await bundle('fill')).href)
const ask = await bundle('ask')
const work = values.keep ?? mkdtempSync(join(tmpdir(), 'fogwatch-history-'))
const [empty, month, many] = [join(work, 'empty'), join(work, 'month'), join(work, 'many')]
const playedFile = join(work, 'played.json')
if (!existsSync(playedFile)) {
  for (const folder of [empty, month, many]) mkdirSync(folder, { recursive: true })
  const played = await playDay(month, Number(values.boxes), Number(values.devices))
  await multiplyBoxes(month, many, 10)
  const dayBytes = bytesIn(join(month, 'history'))
  multiplyDays(month, 30)
  writeFileSync(playedFile, JSON.stringify({ ...played, dayBytes }))
}
const { reports, transitions, dayBytes } = JSON.parse(readFileSync(playedFile, 'utf8'))

console.log(
  `${values.boxes} boxes with ${values.devices} devices, one day: ${reports} reports, ${transitions} transitions`,
)
console.log(`on disk                 ${(dayBytes / reports).toFixed(1)} B per report (limit 14)`)
console.log(`heap of a loaded day    ${(run('heap', month).answer / reports).toFixed(1)} B per report (limit 40)`)
const [nothing, full] = [median('start', empty), median('start', month)]
console.log(`start, empty            ${nothing.openMs} ms`)
console.log(
  `start, 30 days          ${full.openMs} ms, so ${full.openMs - nothing.openMs} ms more (limit 1000); RSS ${full.rss} MB (limit 220)`,
)
const day = median('day', month)
console.log(`24 h of a box, cold     ${day.answerMs} ms (limit 100), ${day.answer} samples; RSS ${day.rss} MB`)
console.log(`24 h of a box, again    ${run('day again', month).answer} ms`)
const events = median('events', month)
console.log(`events of a day, cold   ${events.answerMs} ms (limit 400), ${events.answer} transitions`)
console.log(`24 h of a box of ${Number(values.boxes) * 10}, cold ${median('day', many).answerMs} ms (limit 400)`)
if (values.keep === undefined) rmSync(work, { recursive: true, force: true })

/**
 * @param {string} what
 * @param {string} folder
 */
function run(what, folder) {
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ask, what, folder, archiveWorker])
  if (stderr.length > 0) console.error(String(stderr))
  return JSON.parse(String(stdout))
}

/**
 * The middle one of five by the time to answer, then by the time to open.
 * @param {string} what
 * @param {string} folder
 */
function median(what, folder) {
  const runs = Array.from({ length: 5 }, () => run(what, folder))
  return runs.toSorted((a, b) => a.answerMs + a.openMs - b.answerMs - b.openMs)[2]
}

/** @param {string} folder */
function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)
}

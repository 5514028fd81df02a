// @ts-check
// What months of history cost: bytes on disk, memory, the time to start and to answer cold.
//   node bench/storage-history.mjs [--boxes 200] [--devices 16] [--keep FOLDER]
// Plays a day of the simulator's boxes (some minutes); with --keep the folder is left, and used again if it is there.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { archiveWorker, bundle } from './storage/build.mjs'
import { figure, median } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '200' },
    devices: { type: 'string', default: '16' },
    keep: { type: 'string' },
  },
})
const { playDay, multiplyBoxes, multiplyDays } = await import(pathToFileURL(await bundle('fill')).href)
const ask = await bundle('ask')
const work = values.keep ?? workFolder()
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
const area = `History of ${values.boxes} boxes × ${values.devices} devices`
figure({ area, what: 'on disk, a report', value: dayBytes / reports, unit: 'B', atMost: 14 })
figure({
  area,
  what: 'heap, a report of a loaded day',
  value: run('heap', month).answer / reports,
  unit: 'B',
  atMost: 40,
})
const [nothing, full] = [runs('start', empty), runs('start', month)]
figure({ area, what: 'start of an empty folder', unit: 'ms', ...median(nothing.map(({ openMs }) => openMs)) })
const starts = median(full.map(({ openMs }) => openMs))
const emptyMs = median(nothing.map(({ openMs }) => openMs)).value
figure({ area, what: 'start with 30 days', unit: 'ms', ...starts, atMost: emptyMs + 1000 })
figure({
  area,
  what: 'RSS after the start with 30 days',
  unit: 'MB',
  ...median(full.map(({ rss }) => rss)),
  atMost: 220,
})
answered('24 h of a box, cold', 'day', month, 100)
figure({ area, what: '24 h of a box, again', value: run('day again', month).answer, unit: 'ms' })
answered('all transitions of a day, cold', 'events', month, 400)
answered(`24 h of a box of ${Number(values.boxes) * 10}, cold`, 'day', many, 400)

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
 * Five times, each in a process of its own.
 * @param {string} what
 * @param {string} folder
 */
function runs(what, folder) {
  return Array.from({ length: 5 }, () => run(what, folder))
}

/**
 * @param {string} name
 * @param {string} what
 * @param {string} folder
 * @param {number} atMost
 */
function answered(name, what, folder, atMost) {
  figure({ area, what: name, unit: 'ms', ...median(runs(what, folder).map(({ answerMs }) => answerMs)), atMost })
}

/** @param {string} folder */
function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)
}

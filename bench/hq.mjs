// @ts-check
// Every promised figure of headquarters, in one table.
//   npm run bench:hq [-- --quick] [--only load,faults,latency,catch-up,station,install,history]
// FOGWATCH_NATS_SERVER names another nats-server than Debian's. About 25 minutes, with --quick five; on a machine that
// has other things to do the figures of time are upper bounds. Exit code 1 if a limit is broken.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { limitOf, rounded } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const folder = fileURLToPath(new URL('hq', import.meta.url))
/** By a word for --only: a script of the folder, its flags, and those in place of them for --quick. @type {Record<string, [string, string[], string[]]>} */
const parts = {
  load: ['load.mjs', [], ['--quick']],
  faults: ['faults.mjs', ['--times', '3'], ['--quick']],
  latency: ['latency.mjs', [], ['--quick']],
  'catch-up': ['catch-up.mjs', [], ['--quick']],
  station: ['station-cost.mjs', [], ['--quick']],
  install: ['install.mjs', [], []],
  history: ['history.mjs', [], ['--quick']],
}
const wanted = values.only === '' ? Object.keys(parts) : values.only.split(',')
const unknown = wanted.filter((word) => !Object.hasOwn(parts, word))
if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(parts).join(', ')}, not ${unknown.join(', ')}`)
const work = workFolder()
const file = join(work, 'figures.jsonl')
writeFileSync(file, '')
let broken = 0
for (const word of wanted) {
  const [script, whole, quick] = parts[word] ?? ['', [], []]
  console.log(`\n${script}   load ${loadavg()[0]?.toFixed(1)}`)
  const { status } = spawnSync(process.execPath, [join(folder, script), ...(values.quick ? quick : whole)], {
    stdio: 'inherit',
    env: { ...process.env, FOGWATCH_FIGURES: file },
  })
  if (status !== 0) broken++
}
const figures = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => /** @type {import('./support/figures.mjs').Figure} */ (JSON.parse(line)))
console.log('\n| | seen | as said | demand |\n| --- | --- | --- | --- |')
let area = ''
for (const figure of figures) {
  if (figure.area !== area) console.log(`| **${figure.area}** | | | |`)
  area = figure.area
  console.log(
    `| ${figure.what} | ${rounded(figure.value)} ${figure.unit} | ${figure.spread ?? ''} | ${limitOf(figure)} |`,
  )
}
process.exitCode = broken > 0 ? 1 : 0

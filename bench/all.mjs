// @ts-check
// Every promised figure in one table.
//   npm run bench [-- --only durable,page] [--write]
// With --write the table replaces the one in docs/performance.md. It takes about half an hour; on a machine that has
// other things to do the figures of time are upper bounds.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { limitOf, rounded } from './support/figures.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, write: { type: 'boolean', default: false } },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const work = workFolder()
const history = join(work, 'history')

/** What is measured, by a word for --only: scripts of this folder with their flags. */
const parts = {
  decode: [['decode.bench.mjs']],
  durable: [['storage-ack.mjs']],
  history: [
    ['storage-history.mjs', '--keep', history],
    ['storage-stalls.mjs', history],
  ],
  page: [
    ['renderer.mjs', '--densities', 'default,cards,table'],
    ['renderer.mjs', '--boxes', '2000', '--densities', 'default'],
  ],
  memory: [['storage-memory.mjs']],
  export: [['export.mjs', '--rows', '1000000']],
}
const wanted = values.only === '' ? Object.keys(parts) : values.only.split(',')
const unknown = wanted.filter((word) => !Object.hasOwn(parts, word))
if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(parts).join(', ')}, not ${unknown.join(', ')}`)
if (!existsSync(join(root, 'out/main/headless.js'))) throw new Error('npm run build comes first')

const file = join(work, 'figures.jsonl')
writeFileSync(file, '')
let broken = 0
for (const [word, scripts] of Object.entries(parts)) {
  if (!wanted.includes(word)) continue
  for (const [script = '', ...flags] of scripts) {
    console.log(`\n${script} ${flags.join(' ')}   load ${loadavg()[0]?.toFixed(1)}`)
    const { status } = spawnSync(process.execPath, [join(root, 'bench', script), ...flags], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, FOGWATCH_FIGURES: file },
    })
    if (status !== 0) broken++
  }
}
const table = tableOf(
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line)),
)
console.log(`\n${table}`)
if (values.write) write(table)
process.exitCode = broken > 0 ? 1 : 0

/** @param {readonly import('./support/figures.mjs').Figure[]} figures */
function tableOf(figures) {
  const lines = [machine(), '', '| | median | quartiles, or as said | limit |', '| --- | --- | --- | --- |']
  let area = ''
  for (const figure of figures) {
    if (figure.area !== area) lines.push(`| **${figure.area}** | | | |`)
    area = figure.area
    lines.push(
      `| ${figure.what} | ${rounded(figure.value)} ${figure.unit} | ${figure.spread ?? ''} | ${limitOf(figure)} |`,
    )
  }
  return lines.join('\n')
}

function machine() {
  const { model = 'unknown' } = cpus()[0] ?? {}
  const memory = Math.round(totalmem() / 2 ** 30)
  const day = new Date().toISOString().slice(0, 10)
  return `${day}: ${cpus().length} × ${model.trim()}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}; everything on this one machine.`
}

/** @param {string} table */
function write(table) {
  const path = join(root, 'docs/performance.md')
  const [before = '', , after] = readFileSync(path, 'utf8').split(/<!-- figures (?:begin|end) -->/)
  if (after === undefined) throw new Error(`${path} has no place for the table`)
  writeFileSync(path, `${before}<!-- figures begin -->\n${table}\n<!-- figures end -->${after}`)
}

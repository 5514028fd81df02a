// @ts-check
// What the preview of an export costs on months of history: CPU ms of the glimpse, which a screen waits for, and of the
// survey behind it, which brings the key figures.
//   node bench/preview.mjs FOLDER [--days 30]      (a folder as `storage-history.mjs --keep` leaves it, e.g. …/month)
import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundle } from './storage/build.mjs'
import { workFolder } from './support/work-folder.mjs'

const { values, positionals } = parseArgs({
  options: { days: { type: 'string', default: '30' } },
  allowPositionals: true,
})
const [given] = positionals
if (given === undefined) throw new Error('say which folder')
const preview = await bundle('preview')
const work = workFolder()
cpSync(given, work, { recursive: true, filter: (path) => !path.includes('.lock') })
for (const kind of ['reports', 'devices', 'events', 'inventory']) {
  console.log(kind)
  spawnSync(process.execPath, [preview, work, kind, values.days], { stdio: 'inherit' })
}

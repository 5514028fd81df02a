// @ts-check
// How long the receiver's thread stands still at most while history is sealed, read, exported, backed up and given up, and pages open.
//   node bench/storage-stalls.mjs FOLDER      a folder that storage-history has left with --keep (its `month` is copied)
// On a machine with other work every phase has its share of that: hold each against "nothing else".
import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { archiveWorker, bundle } from './storage/build.mjs'
import { workFolder } from './support/work-folder.mjs'

const source = process.argv[2]
if (source === undefined) throw new Error('name the folder that storage-history has kept')
const stalls = await bundle('stalls')
const folder = workFolder()
cpSync(join(source, 'month'), folder, { recursive: true })
const { status } = spawnSync(process.execPath, [stalls, folder, archiveWorker], { stdio: 'inherit' })
process.exitCode = status ?? 1

// @ts-check
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRunFolder } from '../../scripts/run-folder.mjs'

let isOpen = false

/**
 * A folder for what a benchmark makes. It goes when the process ends; after one that was killed, with the next run.
 * @returns {string}
 */
export function workFolder() {
  if (!isOpen) process.once('exit', openRunFolder())
  isOpen = true
  return mkdtempSync(join(tmpdir(), 'fogwatch-'))
}

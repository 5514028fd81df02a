import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../fixtures/reports')

/** The bytes of a sample that a box would send, e.g. `d1-fog-status.json`. */
export const reportBytes = (name: string): Buffer => readFileSync(join(folder, name))

import { spawnSync } from 'node:child_process'
import { csvLine, safeText } from '../../src/shared/export/csv'
import { parseCsv } from '../soak/judge/csv'
import { anyText } from './junk'
import type { Target } from './target'

type Row = readonly (string | null)[]

/** What a spreadsheet takes for the beginning of a formula. */
const RUNS = /^[=+\-@\t\r]/

const PROGRAM = `import csv, json, sys
csv.field_size_limit(10**9)
print(json.dumps(list(csv.reader(open(0, newline='', encoding='utf-8', errors='surrogatepass')))))`

const hasPython = spawnSync('python3', ['-c', 'import csv']).status === 0

/** Any text in a cell: read back as it was by two readers that do not know us, and never run. */
export function csvTarget(): Target<Row> {
  return {
    name: hasPython ? 'csv' : 'csv (without python3)',
    make: (chance) =>
      Array.from({ length: 1 + chance.below(40) }, () =>
        Array.from({ length: 3 }, () => (chance.happens(0.1) ? null : anyText(chance))),
      ),
    async run(rows) {
      const text = rows.map((row) => csvLine(row)).join('')
      // Half a character is no text of any file: UTF-8 has a mark for it.
      const written = Buffer.from(text).toString()
      const expected = rows.map((row) =>
        row.map((cell) => (cell === null ? '' : Buffer.from(safeText(cell)).toString())),
      )
      const readers: [string, () => unknown][] = [['ours', () => parseCsv(written)]]
      if (hasPython) readers.push(['python', () => python(written)])
      for (const [reader, read] of readers) {
        const got = read()
        if (JSON.stringify(got) !== JSON.stringify(expected)) return `${reader} reads ${JSON.stringify(got)}`
      }
      const running = expected.flat().find((cell) => RUNS.test(cell))
      return running === undefined ? null : `a cell begins a formula: ${JSON.stringify(running)}`
    },
    close: async () => undefined,
  }
}

function python(text: string): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-c', PROGRAM], { input: text, maxBuffer: 1e9 })
  return stdout.length === 0 ? String(stderr) : JSON.parse(stdout.toString())
}

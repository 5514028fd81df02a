import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFailure } from '../../src/main/failures'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { days, hours, seconds } from '../../src/shared/time/millis'
import { allReports, KeptFleet } from '../../test/support/kept-fleet'
import { device, report } from '../../test/support/reports'
import { sealed } from '../../test/support/sealed'
import type { Chance } from '../soak/chance'
import { damaged } from './junk'
import type { Target } from './target'

/** What is done to one file. */
interface Damage {
  /** A share of the list of files, and of the lines in one. */
  readonly file: number
  readonly line: number
  readonly how: 'flip' | 'truncate' | 'swap' | 'double' | 'foreign' | 'nul' | 'empty' | 'foreign-file'
  /** For chance of its own. */
  readonly seed: number
}

const FOREIGN = [
  '{"_id":"x"}',
  '{}',
  '[]',
  'null',
  '7',
  '"x"',
  '{"_id":"c:1:x","gateway":7}',
  '{"$$deleted":true,"_id":"station"}',
]

/** A store whose files are damaged: it opens or says why; what is in lines that are whole is not lost for the others. */
export async function storageTarget(chanceOf: (seed: string) => Chance): Promise<Target<Damage>> {
  const work = mkdtempSync(join(tmpdir(), 'fogwatch-fuzz-'))
  const whole = join(work, 'whole')
  const known = await livedFolder(whole)
  let turn = 0
  return {
    name: 'storage',
    make: (chance) =>
      Array.from({ length: 1 + chance.below(3) }, () => ({
        file: chance.between(0, 1),
        line: chance.between(0, 1),
        how: chance.pick(['flip', 'truncate', 'swap', 'double', 'foreign', 'nul', 'empty', 'foreign-file'] as const),
        seed: chance.below(1e9),
      })),
    async run(parts) {
      const folder = join(work, `case-${turn++}`)
      cpSync(whole, folder, { recursive: true })
      try {
        for (const part of parts) inflict(folder, part, chanceOf(String(part.seed)))
        return await judge(folder, known, parts.some(isUntold))
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      }
    },
    close: async () => rmSync(work, { recursive: true, force: true }),
  }
}

/** Three days, two boxes, a journal that is not sealed. @returns each report as text */
async function livedFolder(folder: string): Promise<ReadonlySet<string>> {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let day = 0; day < 3; day++) {
    for (let turn = 0; turn < 12; turn++) {
      for (const sn of ['SN-1', 'SN-2', 'SN-3']) {
        const status = (turn + day) % 5 === 0 ? 'offline' : 'online'
        await fleet.hears(report({ sn, devices: [device('a', { status }), device('b')] }))
      }
      await fleet.waits(turn === 6 ? hours(1) : seconds(20))
    }
    await fleet.waits(day < 2 ? days(1) - hours(2) : seconds(20))
  }
  await sealed(folder)
  await storage.close()
  return new Set(fleet.records.map((record) => JSON.stringify(record)))
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.db') && !name.startsWith('backups') && statSync(join(folder, name)).isFile())
    .sort()

function inflict(folder: string, { file, line, how, seed }: Damage, chance: Chance): void {
  const files = filesIn(folder)
  const name = files[Math.floor(file * files.length)]
  if (name === undefined) return
  const path = join(folder, name)
  if (how === 'foreign-file') {
    writeFileSync(
      join(folder, chance.pick(['journal-x.db', 'history/x', 'history/day-2026-99-99', `journal-${seed}.db`])),
      'x',
    )
    return
  }
  const bytes = readFileSync(path)
  const lines = bytes.toString('latin1').split('\n')
  const at = Math.floor(line * lines.length)
  const text = lines[at] ?? ''
  if (how === 'truncate') writeFileSync(path, bytes.subarray(0, chance.below(bytes.length + 1)))
  else if (how === 'empty') writeFileSync(path, '')
  else {
    if (how === 'flip') lines[at] = damaged(Buffer.from(text, 'latin1'), chance).toString('latin1')
    else if (how === 'double') lines.splice(at, 0, text)
    else if (how === 'foreign') lines.splice(at, 0, chance.pick(FOREIGN))
    else if (how === 'nul') lines[at] = '\0'.repeat(text.length)
    else [lines[at], lines[0]] = [lines[0] ?? '', text]
    writeFileSync(path, Buffer.from(lines.join('\n'), 'latin1'))
  }
}

async function judge(folder: string, known: ReadonlySet<string>, untold: boolean): Promise<string | null> {
  const log: string[] = []
  const storage = new NedbStorage(folder, (line) => log.push(line))
  try {
    await storage.open()
  } catch (error) {
    if (!(error instanceof StartFailure)) return `it does not open with ${String(error)}`
    return /\n {2,}at /.test(error.message) ? `it gives a stack for a reason: ${error.message}` : null
  }
  try {
    const read = await allReports(storage)
    await storage.transitions({ limit: 1000 })
    const seen = new Set<string>()
    for (const record of read) {
      const text = JSON.stringify(record)
      if (seen.has(text)) return `a report is read twice: ${text}`
      seen.add(text)
    }
    const fleet = new KeptFleet(storage)
    fleet.clock.advance(days(4))
    await fleet.hears(report({ sn: 'SN-9' }))
    const again = await allReports(storage)
    if (!again.some(({ gateway }) => gateway === 'SN-9')) return 'what came after the damage is not read back'
    if (read.length < known.size && log.length === 0 && !untold)
      return `${known.size - read.length} reports are gone, and nothing says so`
    return null
  } finally {
    await storage.close()
  }
}

/**
 * A file that ends early ends as after a crash, of which there is nothing to say; and of two lines about one thing the
 * last counts, so that those that changed places say what was once so.
 */
const isUntold = ({ how }: Damage): boolean => how === 'truncate' || how === 'empty' || how === 'swap'

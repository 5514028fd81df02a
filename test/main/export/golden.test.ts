import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExportAsk } from '../../../src/main/ports'
import type { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { COLUMNS, columnNames } from '../../../src/shared/export/columns'
import type { Survey } from '../../../src/shared/export/survey'
import type { ExportForm } from '../../../src/shared/model/export'
import { minutes } from '../../../src/shared/time/millis'
import { exportedStory, FORM, fileOf, KINDS } from '../../support/exported-story'
import { makeFolder, removeFolder } from '../../support/folder'
import { MORNING } from '../../support/kept-fleet'

/** `GOLDEN=write npx vitest run …` writes them anew; what then differs is to be read line by line. */
const FOLDER = join(import.meta.dirname, '../../fixtures/export')

const CHINESE: ExportForm = { ...FORM, language: 'zh', names: 'titles', bom: true }
const ENGLISH: ExportForm = { ...FORM, names: 'titles', zone: 'America/New_York', leaveOutMuted: true }

const FORMS = { keys: FORM, zh: CHINESE, en: ENGLISH }

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('the five exports of a morning', () => {
  let storage: NedbStorage
  let files: { name: string; kind: (typeof KINDS)[number]; form: ExportForm; bytes: Buffer; ask: ExportAsk }[]

  beforeAll(async () => {
    const folder = await makeFolder()
    const story = await exportedStory(folder)
    storage = story.storage
    files = []
    for (const kind of KINDS) {
      for (const [name, form] of Object.entries(FORMS)) {
        // Names in Chinese, of a range that begins in the middle of things.
        const ask = story.ask({ kind, form, ...(name === 'zh' ? { from: MORNING + minutes(4) } : {}) })
        files.push({ name: `${kind}-${name}.csv`, kind, form, bytes: await fileOf(storage, ask), ask })
      }
    }
    return async () => {
      await storage.close()
      await removeFolder(folder)
    }
  })

  test('are, byte for byte, the files that were looked through', () => {
    if (process.env['GOLDEN'] === 'write') {
      mkdirSync(FOLDER, { recursive: true })
      for (const { name, bytes } of files) writeFileSync(join(FOLDER, name), bytes)
    }
    for (const { name, bytes } of files) {
      expect(bytes.toString('utf8'), name).toBe(readFileSync(join(FOLDER, name), 'utf8'))
    }
  })

  test('have as many cells in each row as there are columns, and end their lines with CRLF', () => {
    for (const { name, kind, bytes, form } of files) {
      const text = bytes.toString('utf8').replace(/^\ufeff/, '')
      expect(text.endsWith('\r\n'), name).toBe(true)
      const rows = readCsv(text)
      expect(rows[0]).toEqual(columnNames(kind, form))
      for (const row of rows) expect(row.length, name).toBe(COLUMNS[kind].length)
    }
  })

  test('are surveyed as they turn out', async () => {
    for (const { kind, ask, bytes } of files) {
      const { rows } = (await storage.survey(ask)) as Survey
      const glimpse = await storage.glimpse(ask)
      const written = readCsv(bytes.toString('utf8').replace(/^\ufeff/, '')).length - 1
      // Reports are an estimate.
      if (kind === 'reports') expect(Math.abs(rows.reports - written)).toBeLessThanOrEqual(written)
      else expect(`${kind} ${rows[kind]}`).toBe(`${kind} ${written}`)
      if (kind !== 'reports') expect(Math.abs(glimpse.rows[kind] - written), kind).toBeLessThanOrEqual(3)
    }
  })

  test.skipIf(!hasPython)("are read by Python's csv module as they are by us", () => {
    const script = `import base64,csv,io,json,sys
read=lambda b: list(csv.reader(io.StringIO(base64.b64decode(b).decode("utf-8-sig"),newline=""),strict=True))
print(json.dumps([read(b) for b in json.load(sys.stdin)]))`
    const input = JSON.stringify(files.map(({ bytes }) => bytes.toString('base64')))
    const theirs = JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }))
    files.forEach(({ name, bytes }, index) => {
      expect(theirs[index], name).toEqual(readCsv(bytes.toString('utf8').replace(/^\ufeff/, '')))
    })
  })
})

/** A reader of RFC 4180 of its own, letter by letter. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]
      else isQuoted = false
    } else if (letter === '"') isQuoted = true
    else if (letter === ',') {
      row.push(cell)
      cell = ''
    } else if (letter === '\r' && text[at + 1] === '\n') {
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
      at++
    } else cell += letter
  }
  return rows
}

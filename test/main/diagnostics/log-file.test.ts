import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { logTo, usualLogFile } from '../../../src/main/diagnostics/log-file'
import { followTimeZone } from '../../../src/main/follow-time-zone'
import { tempFolder } from '../../support/temp-folder'

test('lines are there at once, with their instant, and on the console as they are', async () => {
  const file = usualLogFile(await tempFolder())
  const console = vi.fn()
  const log = logTo(file, console)
  log('first')
  log('second\nof two')
  expect(console.mock.calls).toEqual([['first'], ['second\nof two']])
  expect(await readFile(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z first\n\d{4}-[^\n]+Z second\n {2}of two\n$/)
})

test('the log begins anew when it is large, and the oldest goes', async () => {
  const folder = await tempFolder()
  const file = join(folder, 'fogwatch.log')
  const log = logTo(file, () => undefined, 1000)
  for (let i = 0; i < 200; i++) log(`line ${i} ${'x'.repeat(60)}`)
  const names = (await readdir(folder)).sort()
  expect(names).toEqual(['fogwatch.log', ...[1, 2, 3, 4].map((n) => `fogwatch.log.${n}`)])
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  for (const text of texts) expect(text.length).toBeLessThan(1200)
  // Newest first, and nothing missing between the files.
  const numbers = texts.reverse().flatMap((text) => [...text.matchAll(/line (\d+)/g)].map(([, n]) => Number(n)))
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => 200 - numbers.length + i))
})

test('a log that cannot be written is told once, and again when it breaks anew', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'logs'), 'in the way')
  const said: string[] = []
  const log = logTo(usualLogFile(folder), (line) => said.push(line))
  log('one')
  log('two')
  expect(said.filter((line) => line.startsWith('the log cannot be written'))).toHaveLength(1)
  await rm(join(folder, 'logs'))
  await mkdir(join(folder, 'logs'))
  log('three')
  expect(await readFile(usualLogFile(folder), 'utf8')).toContain('three')
})

test('the time zone is looked up again, where nobody has said which', () => {
  vi.useFakeTimers()
  const removed: (string | symbol)[] = []
  const env = (zone?: string) =>
    new Proxy(zone === undefined ? {} : { TZ: zone }, {
      deleteProperty: (_, name) => removed.push(name) > 0,
    }) as NodeJS.ProcessEnv
  const stops = [followTimeZone(env()), followTimeZone(env('Asia/Shanghai'))]
  vi.advanceTimersByTime(60_000)
  expect(removed).toEqual(['TZ'])
  for (const stop of stops) stop()
  vi.advanceTimersByTime(600_000)
  vi.useRealTimers()
  expect(removed).toEqual(['TZ'])
})

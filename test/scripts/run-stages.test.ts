import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { runStages } from '../../scripts/run-stages.mjs'
import { isAlive } from '../support/processes'
import { tempFolder } from '../support/temp-folder'

let folder = ''
let said = ''
beforeEach(async () => {
  folder = await tempFolder()
  said = ''
})

const run = (...stages: Parameters<typeof runStages>[0][number][]) => runStages(stages, (text) => (said += text))

/** A step that runs some lines of JavaScript. */
function step(name: string, lines: string, limit = 30) {
  const file = join(folder, `${name}.cjs`)
  writeFileSync(file, lines)
  return { name, command: `"${process.execPath}" "${file}"`, limit }
}

const writes = (name: string) => `require('node:fs').writeFileSync(${JSON.stringify(join(folder, name))}, '')`
const exists = (name: string) => `require('node:fs').existsSync(${JSON.stringify(join(folder, name))})`
const waits = 'setInterval(() => {}, 1000)'

test('stages run in order, the steps of one beside one another, and what those say stays together', async () => {
  const waitsFor = (name: string) => `const until = setInterval(() => ${exists(name)} && clearInterval(until), 5)`
  const code = await run(
    [
      step('one', `${writes('one')}; ${waitsFor('two')}`),
      step('two', `${writes('two')}; ${waitsFor('one')}; console.log('a'); setTimeout(() => console.log('b'), 50)`),
    ],
    [step('three', `process.exitCode = ${exists('one')} && ${exists('two')} ? 0 : 1`)],
  )
  expect(said).toMatch(/── one · beside it: two\n\n── two\na\nb\n\n── three\n\n✓ one .*\n✓ two .*\n✓ three .* s\n$/)
  expect(code).toBe(0)
})

test('the first that fails ends those beside it, and nothing comes after it', async () => {
  const code = await run([step('one', waits), step('two', 'process.exitCode = 3')], [step('three', writes('three'))])
  expect(code).toBe(1)
  expect(said).toMatch(/✗ one .* was ended with the others\n✗ two .* ended with 3\n$/)
  expect(said).not.toContain('three')
})

test('what does not end in its time is ended, with all that it started', async () => {
  const started = join(folder, 'started')
  const child = `const { spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['-e', '${waits}'])
    require('node:fs').writeFileSync(${JSON.stringify(started)}, String(child.pid))
    ${waits}`
  expect(await run([step('one', child, 2)])).toBe(1)
  expect(said).toMatch(/✗ one .* was ended after 2 s\n$/)
  const pid = Number(readFileSync(started, 'utf8'))
  expect(pid).toBeGreaterThan(0)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
})

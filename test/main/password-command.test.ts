import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readPassword } from '../../src/main/access/kept-password'
import { isPassword } from '../../src/main/access/password-hash'
import { runPasswordCommand } from '../../src/main/password-command'
import { tempFolder } from '../support/temp-folder'

async function run(dataDir: string, input: NodeJS.ReadableStream, ...argv: string[]) {
  const said: string[] = []
  const failed: string[] = []
  let asked = ''
  const code = await runPasswordCommand(argv, {
    defaultFolder: dataDir,
    input,
    ask: (text) => {
      asked += text
    },
    out: (line) => said.push(line),
    err: (line) => failed.push(line),
  })
  return { code, said, failed, asked: () => asked }
}

const isKept = async (dataDir: string, typed: string): Promise<boolean> => {
  const kept = await readPassword(dataDir)
  return kept !== null && kept !== 'unreadable' && isPassword(typed, kept)
}

test.each(['piped 密码 in\n', 'piped 密码 in\r\nand more\n', 'piped 密码 in'])(
  'the first line of %j is the password',
  async (text) => {
    const dataDir = join(await tempFolder(), 'not', 'there', 'yet')
    const { code, said, asked } = await run(dataDir, Readable.from([Buffer.from(text)]))
    expect([code, said.length, asked()]).toEqual([0, 1, ''])
    expect(await isKept(dataDir, 'piped 密码 in')).toBe(true)
    expect(await isKept(dataDir, 'piped 密码 in\r')).toBe(false)
    for (const name of await readdir(join(dataDir, 'access'))) {
      expect(await readFile(join(dataDir, 'access', name), 'utf8')).not.toContain('piped')
    }
  },
)

/** A terminal at which somebody types. */
function terminal(...lines: readonly string[]) {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => modes.push(on) })
  const type = (n: number) => {
    const line = lines[n]
    if (line !== undefined) setImmediate(() => input.write(line))
  }
  let asked = 0
  input.on('resume', () => type(asked++))
  return { input, modes }
}

test('at a terminal it is asked for twice and shown at no time', async () => {
  const dataDir = await tempFolder()
  const { input, modes } = terminal('longg\u007f enough\r', 'long enough\r')
  const { code, asked } = await run(dataDir, input)
  expect([code, asked()]).toEqual([0, 'New password: \nOnce more: \n'])
  expect(modes).toEqual([true, false, true, false])
  expect(await isKept(dataDir, 'long enough')).toBe(true)
})

test('two that differ, one that is too short, and Ctrl C change nothing', async () => {
  const dataDir = await tempFolder()
  expect((await run(dataDir, terminal('long enough\r', 'long enouhg\r').input)).failed).toEqual([
    'fogwatch: the two are not the same; nothing is changed',
  ])
  expect((await run(dataDir, terminal('long\u0003').input)).code).toBe(1)
  expect((await run(dataDir, Readable.from(['short\n']))).failed[0]).toMatch(/at least 8 characters/)
  expect((await run(dataDir, Readable.from([]))).code).toBe(1)
  expect((await run(dataDir, Readable.from(['x'.repeat(1025)]))).failed[0]).toMatch(/at most 1024/)
  expect(await readPassword(dataDir)).toBeNull()
})

test('as an argument it is not taken, and not repeated', async () => {
  const dataDir = await tempFolder()
  for (const argv of [['secret words'], ['--password', 'secret words'], ['--password=secret words']]) {
    const { code, failed } = await run(dataDir, Readable.from(['long enough\n']), ...argv)
    expect([code, failed.length]).toEqual([2, 1])
    expect(failed[0]).toContain('never as an argument')
    expect(failed[0]).not.toContain('secret words')
  }
  expect(await readPassword(dataDir)).toBeNull()
})

test('what is wrong with the command line is said', async () => {
  const dataDir = await tempFolder()
  const wrong = async (...argv: string[]) => (await run(dataDir, Readable.from([]), ...argv)).failed[0]
  expect(await wrong('--bogus')).toMatch(/^fogwatch: Unknown option '--bogus'.* \(password \[--data DIR\]/)
  expect(await wrong('--data', '')).toMatch(/^fogwatch: --data is empty /)
})

test('it can be taken away', async () => {
  const dataDir = await tempFolder()
  await run(dataDir, Readable.from(['long enough\n']))
  expect((await run(dataDir, Readable.from([]), '--remove')).code).toBe(0)
  expect(await readPassword(dataDir)).toBeNull()
})

test('it says of which folder, and that another has none: one that was mistyped protects nothing', async () => {
  const dataDir = await tempFolder()
  expect((await run(dataDir, Readable.from(['long enough\n']))).said[0]).toContain(` of ${dataDir} is set`)
  const mistyped = await run(join(dataDir, 'typo'), Readable.from([]), '--remove')
  expect([mistyped.code, mistyped.failed]).toEqual([
    1,
    [`fogwatch: ${join(dataDir, 'typo')}: there is no password here; nothing is changed`],
  ])
  expect((await run(dataDir, Readable.from([]), '--remove')).said[0]).toContain(dataDir)
})

import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/**
 * Electron's types without its modules: an ambient `declare module 'electron'` would win over the stand-in that
 * tsconfig.surface.json puts in its place, and the check would pass whatever the app uses.
 */
function writeNamespace(): void {
  const types = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8')
  const folder = join(root, '.cache/electron-host-types')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'electron-namespace.d.ts'),
    types.replaceAll("declare module 'electron", "declare module 'types-of-electron"),
  )
}

it('has all of Electron that the app uses', { timeout: 60_000 }, async () => {
  writeNamespace()
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const project = 'test/electron-host/tsconfig.surface.json'
  const output = await run(process.execPath, [tsc, '-p', project], { cwd: root }).then(
    ({ stdout }) => stdout,
    (failure: { stdout: string }) => failure.stdout,
  )
  // The rest of the app does not know of Electron, and is compiled only because it is imported.
  expect(output.split('\n').filter((line) => /^src\/main\/(index|desktop)/.test(line))).toEqual([])
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { builderArguments } from '../../scripts/package-plan.mjs'

export const ROOT = join(import.meta.dirname, '../..')
export const TOOLS = join(ROOT, 'packaging/node_modules')

/** By this the tools that flip fuses find them in the executable; version 1, nine fuses. */
export const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])

/**
 * A folder for what the tests of a file make, gone when they have run.
 * @param isNeeded whether any of them runs: otherwise nothing is run after them, and nothing is made
 */
export function workFolder(isNeeded = true): string {
  if (!isNeeded) return ''
  const folder = mkdtempSync(join(tmpdir(), 'fogwatch-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** A folder laid out like Electron's for Linux, with the fuses as Electron ships them and nothing that could run. */
export function makeElectronDist(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const files = ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'chrome_crashpad_handler']
  const locales = ['de', 'en-GB', 'en-US', 'zh-CN', 'zh-TW'].map((name) => `locales/${name}.pak`)
  for (const file of [...files, ...locales]) writeFileSync(join(folder, file), file)
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), FUSE_WIRE, Buffer.alloc(64)]))
  chmodSync(join(folder, 'electron'), 0o755)
  return folder
}

/**
 * A program in place of fpm, which makes `.deb` and `.rpm`: writes a file of the name it is asked for, and beside it, as
 * `<file>.asked`, what it was asked with, a line each, and as `<file>.entry` and `<file>.after` the desktop entry and what
 * runs after the installation.
 */
export function makeFpm(folder: string): string {
  const file = join(folder, 'fpm')
  const script = `#!${process.execPath}
const { copyFileSync, writeFileSync } = require('node:fs')
const asked = process.argv.slice(2)
const made = asked[asked.indexOf('--package') + 1]
writeFileSync(made, 'made of ' + asked.at(-1))
writeFileSync(made + '.asked', asked.join('\\n'))
copyFileSync(asked.find((one) => one.includes('=/usr/share/applications/')).split('=')[0], made + '.entry')
copyFileSync(asked[asked.indexOf('--after-install') + 1], made + '.after')
`
  writeFileSync(file, script, { mode: 0o755 })
  return file
}

/** Runs electron-builder as `npm run package` does. Once it has failed it is ended: after a download it stays for half a minute. */
export async function build(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cli = join(TOOLS, 'electron-builder/cli.js')
  const given = builderArguments({ args, electronDist: undefined })
  const builder = spawn(process.execPath, [cli, ...given], { cwd: ROOT, env: { ...plainEnv(), ...env } })
  let output = ''
  for (const stream of [builder.stdout, builder.stderr]) {
    stream.on('data', (data) => {
      output += data
      if (/⨯.+\n/.test(output)) builder.kill()
    })
  }
  const [exitCode] = await once(builder, 'close')
  return { exitCode: exitCode as number | null, output }
}

/** Without what a runner of tests sets, under which electron-builder says nothing. */
function plainEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|TEST$)/.test(name)))
}

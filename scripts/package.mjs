// @ts-check
// `npm run package`: makes the installers of this system with electron-builder, into dist/. `--dir` only the unpacked app;
// `--tools` only installs what is needed for it. Everything else is passed on. docs/packaging.md
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-if-stale.mjs'
import { findElectron } from './electron-binary.mjs'
import { builderArguments, explainStop } from './package-plan.mjs'
import { ensurePackages, ensurePackagesOf } from './setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

process.exitCode = await main(process.argv.slice(2))

/** @param {readonly string[]} args */
async function main(args) {
  ensurePackages()
  ensurePackagesOf('packaging')
  if (!buildIfStale(root)) return 1
  if (args.includes('--tools')) return 0
  const electron = findElectron()
  const electronDist = electron === undefined ? undefined : distOf(electron)
  const { exitCode, output } = await runBuilder(builderArguments({ args, electronDist }))
  if (exitCode === 0) {
    process.stdout.write('\nMade in dist/.\n')
    return 0
  }
  const reason = explainStop(output)
  if (reason !== undefined) process.stderr.write(`\n${reason}\n`)
  return exitCode || 1
}

/**
 * The folder that holds Electron's executable; on macOS that is inside of a bundle.
 * @param {string} executable
 */
function distOf(executable) {
  const bundle = executable.indexOf('Electron.app')
  return bundle === -1 ? dirname(executable) : executable.slice(0, bundle)
}

/**
 * Passes on what electron-builder says while it says it.
 * @param {readonly string[]} args
 */
async function runBuilder(args) {
  const cli = join(root, 'packaging/node_modules/electron-builder/cli.js')
  if (!existsSync(cli)) return { exitCode: 1, output: '' }
  const builder = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const [stream, ours] of /** @type {const} */ ([
    [builder.stdout, process.stdout],
    [builder.stderr, process.stderr],
  ])) {
    stream.on('data', (/** @type {Buffer} */ data) => {
      output += data
      ours.write(data)
    })
  }
  const [exitCode] = await once(builder, 'close')
  return { exitCode: Number(exitCode ?? 1), output }
}

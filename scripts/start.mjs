// @ts-check
// `npm start`: opens the desktop app, or runs the station without a window where there can be none.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-if-stale.mjs'
import { findElectron } from './electron-binary.mjs'
import { isSandboxDenied } from './electron-sandbox.mjs'
import { fetchElectron } from './fetch-electron.mjs'
import { isWorthFetching, planLaunch } from './launch-plan.mjs'
import { runInFront } from './run-in-front.mjs'
import { ensurePackages } from './setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

process.exitCode = await start()

async function start() {
  ensurePackages()
  const fetchFailure = isWorthFetching(lookAround()) ? await fetchElectron() : undefined
  const plan = planLaunch(lookAround(), fetchFailure)
  if (!buildIfStale(root)) return 1
  if (plan.kind === 'desktop') return runInFront(plan.executable, [...plan.switches, root, ...plan.args])
  if (plan.reason !== undefined) process.stderr.write(`Running without a window: ${plan.reason}.\n`)
  return runInFront(process.execPath, [join(root, 'out/main/headless.js'), ...plan.args])
}

/** @returns {import('./launch-plan.mjs').Surroundings} */
function lookAround() {
  const electron = findElectron()
  return {
    node: process.versions.node,
    platform: process.platform,
    args: process.argv.slice(2),
    env: process.env,
    isRoot: process.getuid?.() === 0,
    electron,
    isSandboxDenied: electron !== undefined && isSandboxDenied(electron),
  }
}

// @ts-check
// Makes a fresh clone ready: npm packages by the lock file and, for the tests, with --browser a Chromium, with --nats a
// nats-server, with --packaging what makes installers.
// Uses nothing but Node itself, because nothing else may be there yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reaches } from './launch-plan.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs the npm packages if they are not those of the lock file. Exits with npm's code if that fails. */
export function ensurePackages() {
  requireNode()
  if (areInstalled(packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json'))) return
  console.log('Installing the npm packages of the lock file…')
  // Of packages that ask for a newer Node it would warn; that they run on ours is what the tests show.
  run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

/**
 * Installs the packages of a folder with a lock file of its own, if they are not there yet. None of them may run a script.
 * @param {string} folder beneath the project's
 */
export function ensurePackagesOf(folder) {
  if (areInstalled(packagesOf(`${folder}/package-lock.json`), packagesOf(`${folder}/node_modules/.package-lock.json`)))
    return
  console.log(`Installing the npm packages of ${folder}/…`)
  run(npm(), ['ci', '--prefix', join(root, folder), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
}

/**
 * @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages by their folder
 * @param {string} lockFile npm's own, or the one it leaves in `node_modules` of what it installed
 * @returns {Packages}
 */
function packagesOf(lockFile) {
  const path = join(root, lockFile)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

/**
 * Whether every package that is wanted on any machine is there in its version. Told by content: times of files say
 * when somebody cloned or linked, not what is there.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function areInstalled(wanted, installed) {
  return Object.entries(wanted).every(
    ([folder, { version, optional, devOptional }]) =>
      folder === '' || optional || devOptional || installed[folder]?.version === version,
  )
}

/** Finds a Chromium, or installs one: Debian's package as root, else the one that Playwright brings. */
function ensureBrowser() {
  const places = [
    process.env['FOGWATCH_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  if (places.some((path) => path !== undefined && existsSync(path))) return
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("Installing Debian's Chromium for the browser tests…")
    run(['apt-get'], ['update', '-qq'])
    run(['apt-get'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    return
  }
  run([process.execPath, join(root, 'node_modules', '@playwright', 'test', 'cli.js')], ['install', 'chromium'])
}

/** Where a nats-server is looked for; `FOGWATCH_NATS_SERVER` names another one. */
const NATS_SERVERS = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server']

/**
 * What is to be done for the tests of headquarters, which run real servers.
 * @param {{ named: string | undefined, platform: string, isRoot: boolean, exists: (path: string) => boolean }} machine
 * @returns {'nothing' | 'install' | 'go-without'}
 */
export function natsPlan({ named, platform, isRoot, exists }) {
  const hasServer = [named, ...NATS_SERVERS].some((path) => path !== undefined && path !== '' && exists(path))
  // Elsewhere than on Linux it is looked for by whoever needs it.
  if (hasServer && (platform !== 'linux' || exists('/usr/bin/openssl'))) return 'nothing'
  return platform === 'linux' && isRoot && exists('/usr/bin/apt-get') ? 'install' : 'go-without'
}

/** Installs Debian's nats-server where that is possible. Never fails: the tests that need it say that they are skipped. */
function ensureNats() {
  const { platform, env } = process
  const isRoot = process.getuid?.() === 0
  const plan = natsPlan({ named: env['FOGWATCH_NATS_SERVER'], platform, isRoot, exists: existsSync })
  if (plan === 'nothing') return
  if (plan === 'install') {
    console.log("Installing Debian's nats-server, and openssl, for the tests of headquarters…")
    const hadServer = NATS_SERVERS.some((path) => existsSync(path))
    // The package starts a server of its own on port 4222, which nobody asked for.
    const done =
      attempt('apt-get', ['update', '-qq']) &&
      attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nats-server', 'openssl'])
    if (!hadServer && existsSync('/usr/bin/systemctl')) attempt('systemctl', ['disable', '--now', 'nats-server'])
    if (done) return
  }
  console.log(
    'There is no nats-server, or no openssl, on this machine: the tests of headquarters will say that they are skipped.',
  )
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function attempt(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, args, { env, stdio: 'inherit' }).status === 0
}

function requireNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  if (reaches(process.versions.node, wanted)) return
  console.error(`Fogwatch needs Node ${wanted} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** npm as this process was started by it, or as the shell would find it. */
function npm() {
  const script = process.env['npm_execpath']
  return script?.endsWith('.js') ? [process.execPath, script] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/**
 * @param {string[]} command
 * @param {string[]} args
 */
function run([program = '', ...first], args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const shell = program.endsWith('.cmd')
  const { status, error } = spawnSync(program, [...first, ...args], { cwd: root, env, stdio: 'inherit', shell })
  if (error !== undefined) console.error(`${program} cannot be run: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages()
  if (process.argv.includes('--browser')) ensureBrowser()
  if (process.argv.includes('--nats')) ensureNats()
  if (process.argv.includes('--packaging')) ensurePackagesOf('packaging')
}

// @ts-check
// Other places to keep reports in, as Debian has them, each on a folder and a port of its own for as long as it is measured.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {object} Database a server that runs
 * @property {() => Promise<void>} stop
 */

/** @param {string} program */
export const isInstalled = (program) => spawnSync('which', [program]).status === 0

/** Where Debian puts what a server of PostgreSQL needs; `null` without one. */
export function postgresFolder() {
  const versions = '/usr/lib/postgresql'
  const newest = existsSync(versions) ? readdirSync(versions).sort().at(-1) : undefined
  return newest === undefined ? null : join(versions, newest, 'bin')
}

/**
 * PostgreSQL as it comes: synced at every commit.
 * @param {string} folder an empty one
 * @param {number} port
 * @returns {Promise<Database>}
 */
export async function startPostgres(folder, port) {
  const bin = postgresFolder() ?? ''
  const data = join(folder, 'postgres')
  mkdirSync(data)
  // It refuses to run as root, and whom it runs as must get there through the folder of the run.
  chmodSync(dirname(folder), 0o711)
  chmodSync(folder, 0o755)
  const isRoot = process.getuid?.() === 0
  const as = (/** @type {string[]} */ command) => (isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command)
  if (isRoot) spawnSync('chown', ['postgres', data])
  const [program = '', ...flags] = as([join(bin, 'initdb'), '-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'])
  const made = spawnSync(program, flags)
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const server = as([join(bin, 'postgres'), '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data])
  return start(server, port, () => {
    // Who runs it as somebody else does not pass signals on.
    const [program = '', ...flags] = as([join(bin, 'pg_ctl'), '-D', data, '-m', 'fast', 'stop'])
    spawnSync(program, flags)
  })
}

/**
 * InfluxDB 1 as it comes: its log is synced at every write.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<Database>}
 */
export async function startInflux(folder, port) {
  const config = join(folder, 'influx.conf')
  const at = (/** @type {string} */ name) => JSON.stringify(join(folder, name))
  writeFileSync(
    config,
    [
      'reporting-disabled = true',
      `bind-address = "127.0.0.1:${port + 1}"`,
      `[meta]\ndir = ${at('meta')}`,
      `[data]\ndir = ${at('data')}\nwal-dir = ${at('wal')}\nquery-log-enabled = false`,
      `[http]\nbind-address = "127.0.0.1:${port}"\nlog-enabled = false`,
    ].join('\n'),
  )
  const database = await start(['influxd', '-config', config], port)
  await fetch(`http://127.0.0.1:${port}/query?q=${encodeURIComponent('CREATE DATABASE bench')}`, { method: 'POST' })
  return database
}

/**
 * @param {readonly string[]} command
 * @param {number} port
 * @param {() => void} [end] how it is told to end, if not by a signal
 * @returns {Promise<Database>}
 */
async function start([program = '', ...flags], port, end) {
  const child = spawn(program, flags, { stdio: 'ignore' })
  const endWithMe = end ?? (() => void child.kill())
  process.once('exit', endWithMe)
  await untilOpen(port, child)
  return {
    async stop() {
      process.off('exit', endWithMe)
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      endWithMe()
      await ended
    },
  }
}

/**
 * Resolves when something listens. @throws Error when the process ends before
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 */
export async function untilOpen(port, child) {
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended: ${child.exitCode}`)
    if (await isOpen(port)) return
  }
  throw new Error(`${child.spawnfile} did not open port ${port}`)
}

/** @param {number} port @returns {Promise<boolean>} */
const isOpen = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.destroy(void resolve(true)))
    socket.on('error', () => resolve(false))
  })

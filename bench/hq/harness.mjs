// @ts-check
// What the benchmarks of headquarters run: three real servers as `hq init` sets them up, fifty sites in a process of
// their own, and headquarters itself as it is built.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildOutbox, outboxFolder } from '../hq-outbox/build.mjs'
import { workFolder } from '../support/work-folder.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const headless = join(root, 'out/main/headless.js')
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
// Whoever ends the benchmark ends what it runs.
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.once(signal, () => process.exit(130))

/** @param {import('node:child_process').ChildProcess} child */
function keep(child) {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Bundles what is TypeScript. @returns the folder of the bundles */
export async function build() {
  if (!existsSync(headless)) throw new Error('npm run build comes first')
  /** @param {string} name */
  const here = (name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  await buildOutbox({ setup: here('setup'), senders: here('senders') })
  return outboxFolder
}

/**
 * Servers with TLS, keys and streams, and pairing files for so many sites.
 * @param {1 | 3} servers
 * @param {number} sites
 */
export async function startServers(servers, sites) {
  const { startHeadquarters, natsVersion } = await import(pathToFileURL(join(outboxFolder, 'setup.mjs')).href)
  const names = Array.from({ length: sites }, (_, index) => `site-${String(index + 1).padStart(2, '0')}`)
  /** @type {import('../../test/main/hq-setup/hq').Headquarters} */
  const setup = await retried(() => startHeadquarters(servers, names))
  const pairings = await Promise.all(names.map(async (site) => ({ site, access: await setup.pairing(site) })))
  return { setup, pairings, version: /** @type {string} */ (natsVersion()) }
}

/**
 * On a machine that does much else three servers may not agree on a leader in time; the next three do.
 * @template T
 * @param {() => Promise<T>} work
 */
async function retried(work) {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 3) throw error
      console.log('  the servers did not come to an agreement; others are started')
    }
  }
}

/**
 * Fifty sites with their own connections.
 * @param {import('./senders').SendersOrder} order
 */
export async function startSenders(order) {
  const child = keep(fork(join(outboxFolder, 'senders.mjs'), { stdio: 'inherit' }))
  /** @param {string} key */
  const hears = (key) =>
    /** @type {Promise<any>} */ (
      new Promise((resolve, reject) => {
        /** @param {any} message */
        const hear = (message) => {
          if (!(key in message)) return
          child.off('message', hear)
          child.off('exit', fail)
          resolve(message[key])
        }
        const fail = () => reject(new Error('the senders have ended'))
        child.on('message', hear)
        child.once('exit', fail)
      })
    )
  /** @param {import('./senders').Said} said */
  const say = (said) => child.send(said)
  /** @param {import('./senders').Said} said @param {string} key */
  const ask = (said, key) => {
    const answer = hears(key)
    say(said)
    return answer
  }
  // Not among its arguments: it has the keys of the sites.
  child.send(order)
  await hears('ready')
  return { child, say, ask, stop: () => end(child) }
}

/**
 * Headquarters on a folder of its own.
 * @param {string} accessFile
 * @param {string} [folder]
 */
export async function startHq(accessFile, folder = workFolder()) {
  const from = performance.now()
  const args = [headless, '--headquarters', accessFile, '--data', folder, '--viewer-port', '0']
  const child = keep(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }))
  const url = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('headquarters has ended')))
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^interface (\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  const listening = performance.now() - from
  /** @param {string} path */
  const get = async (path) => {
    const reply = await fetch(`${url}${path}`)
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return /** @type {any} */ (await reply.json())
  }
  return {
    child,
    url: /** @type {string} */ (url),
    folder,
    /** By the clock of `performance`. */
    startedAt: from,
    /** ms from the start of the process until it could be asked. */
    listening,
    get,
    stop: () => end(child),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** @param {import('node:child_process').ChildProcess} child */
export async function end(child, signal = /** @type {NodeJS.Signals} */ ('SIGTERM')) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await Promise.race([gone, pause(20_000).then(() => child.kill('SIGKILL'))])
}

/**
 * Seconds of the processors that all threads of a process have had.
 * @param {number | undefined} pid
 */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** @param {number | undefined} pid */
export function residentMegabytes(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

/**
 * Until `check` says true.
 * @param {() => Promise<boolean> | boolean} check
 * @param {number} ms
 * @param {string} what
 */
export async function until(check, ms, what, every = 50) {
  const by = performance.now() + ms
  while (!(await check())) {
    if (performance.now() > by) throw new Error(`${what} took more than ${ms / 1000} s`)
    await pause(every)
  }
}

/**
 * Percent of a core since `from`.
 * @param {number} before processor seconds then
 * @param {number | undefined} pid
 * @param {number} from by `performance`
 */
export function share(before, pid, from) {
  return ((processorSeconds(pid) - before) / ((performance.now() - from) / 1000)) * 100
}

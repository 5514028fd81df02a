// @ts-check
// Real stations on folders and ports of their own, and who reports to them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startHeadless } from '../../scripts/headless-station.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const HEADLESS = 'out/main/headless.js'
const SEED = '1'

/**
 * @typedef {{ viewer: string, receiver: string, knock: () => Promise<void> }} Station
 * @typedef {{ boxes: number, password?: string, past?: (folder: string, boxes: number, seed: string) => Promise<void> }} Wish
 * @param {Wish} wish
 * @param {(station: Station) => Promise<void>} use
 */
export async function withStation({ boxes, password, past }, use) {
  const data = await mkdtemp(join(tmpdir(), 'fogwatch-screens-'))
  await past?.(data, boxes, SEED)
  if (password !== undefined) await setPassword(data, password)
  const { child, receiver, viewer } = await startHeadless(data)
  const simulator = boxes === 0 ? null : simulate(boxes, receiver)
  try {
    await use({ receiver, viewer, knock: () => nearMisses(receiver) })
  } finally {
    for (const each of [simulator, child]) {
      if (each === null) continue
      each.kill('SIGKILL')
      await once(each, 'exit')
    }
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {string} data
 * @param {string} password
 */
async function setPassword(data, password) {
  const child = spawn(process.execPath, [HEADLESS, 'password', '--data', data], {
    cwd: root,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin.end(`${password}\n`)
  await once(child, 'exit')
}

/**
 * @param {number} boxes
 * @param {string} receiver
 */
function simulate(boxes, receiver) {
  const args = [
    ...['scripts/simulate.mjs', '--url', `${receiver}/SophonFogStatus`, '--boxes', String(boxes), '--allow-failures'],
    ...['--quiet', '--seed', SEED, '--period', boxes > 100 ? '10' : '5', '--silences', '4', '--faults', '4'],
    ...['--device-outages', '12', '--mix'],
  ]
  return spawn(process.execPath, args, { cwd: root, stdio: 'ignore' })
}

/** @param {string} receiver */
async function nearMisses(receiver) {
  const post = (/** @type {string} */ path, /** @type {string} */ body) =>
    fetch(`${receiver}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await post('/status', '{"hello": "world"}')
  await post('/SophonFogStatus', '{"gateway_sn": "SN-", "gateway_name": "North gate", "devices": [{"ip": "10.0.0.1",}')
  await post('/SophonFogStatus', JSON.stringify({ gateway_sn: '', gateway_name: 'Nobody', devices: [] }))
}

// @ts-check
// A real station beside the servers of a headquarters.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { workFolder } from '../support/work-folder.mjs'
import { end } from './harness.mjs'

const headless = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url))

/** On free ports and a folder of its own. */
export async function startStation() {
  const folder = workFolder()
  const args = [headless, '--port', '0', '--viewer-port', '0', '--host', '127.0.0.1', '--data', folder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  /** @type {Record<string, string>} */
  const urls = {}
  await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the station has ended')))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, what, url] = /^(receiver|interface)\s+(\S+)/.exec(line) ?? []
      if (what !== undefined && url !== undefined) urls[what] = url
      if (urls['interface'] !== undefined) resolve(undefined)
    })
  })
  const receiver = new URL(urls['receiver'] ?? '')
  /** @param {object} settings */
  const change = async (settings) => {
    const reply = await fetch(`${urls['interface']}/api/settings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    })
    if (!reply.ok) throw new Error(await reply.text())
  }
  await change({ reportsPerSecondPerSender: 0 })
  return {
    child,
    /** @param {{ site: string, access: import('../../src/shared/hq/pairing').Access }} pairing */
    pair: ({ site, access: { servers, seed, ca } }) =>
      change({ headquarters: { site, name: site, servers, seed, ca } }),
    part: () => change({ headquarters: null }),
    forwarding: async () => /** @type {any} */ (await (await fetch(`${urls['interface']}/api/forwarding`)).json()),
    /** @param {string} body @returns {Promise<number>} ms until it was answered */
    post: (body) => post(receiver, body),
    async stop() {
      await end(child)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** @param {URL} to @param {string} body @returns {Promise<number>} */
function post({ hostname: host, port }, body) {
  const from = performance.now()
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json' }
    const sent = request({ host, port, method: 'POST', path: '/SophonFogStatus', headers })
    sent.on('response', (answer) => answer.resume().on('end', () => done(performance.now() - from)))
    sent.on('error', fail)
    sent.end(body)
  })
}

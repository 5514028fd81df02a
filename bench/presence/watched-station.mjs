// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { workFolder } from '../support/work-folder.mjs'

const PROGRAM = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url))
const PORT = '19711'
const VIEWER = 'http://127.0.0.1:19712'

/** A built station in a process of its own, and all that it tells people. */
export class WatchedStation {
  /** What was told, in words like "bad gateway-offline 1" or "bad device-offline 12/16". @type {string[]} */
  told = []
  reportUrl = `http://127.0.0.1:${PORT}/SophonFogStatus`
  /** @type {AbortController} */
  #listening = new AbortController()

  /** @param {string} data */
  constructor(data) {
    this.data = data
    this.process = this.#spawn()
  }

  static async start() {
    const station = new WatchedStation(workFolder())
    await station.#ready()
    return station
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    this.process.kill(name)
  }

  async kill() {
    this.#listening.abort()
    const gone = once(this.process, 'exit')
    this.process.kill('SIGKILL')
    await gone
  }

  async startAgain() {
    this.process = this.#spawn()
    await this.#ready()
  }

  async stop() {
    this.#listening.abort()
    const gone = once(this.process, 'exit')
    this.process.kill('SIGTERM')
    await gone
    await rm(this.data, { recursive: true, force: true })
  }

  /** @returns {Promise<Record<string, number>>} gateways by state */
  async counts() {
    const fleet = await (await fetch(`${VIEWER}/api/fleet`)).json()
    return fleet.counts
  }

  describe() {
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]
    return `station ${Math.round(Number(resident) / 1024)} MB`
  }

  #spawn() {
    const flags = ['--port', PORT, '--viewer-port', '19712', '--data', this.data]
    const child = spawn(process.execPath, [PROGRAM, ...flags], { stdio: ['ignore', 'ignore', 'inherit'] })
    // Whatever ends this run ends the station too.
    process.once('exit', () => child.kill('SIGKILL'))
    return child
  }

  async #ready() {
    for (const until = Date.now() + 15_000; ; await pause(100)) {
      const isUp = await fetch(`${VIEWER}/api/settings`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (isUp) break
      if (Date.now() > until) throw new Error('the station does not start')
    }
    this.#listening = new AbortController()
    await this.#listen(this.#listening.signal)
  }

  /** @param {AbortSignal} signal */
  async #listen(signal) {
    const { body } = await fetch(`${VIEWER}/api/stream`, { signal })
    if (body === null) throw new Error('the station tells nothing')
    void this.#read(body).catch((error) => {
      if (!signal.aborted) throw error
    })
  }

  /** @param {ReadableStream<Uint8Array>} body */
  async #read(body) {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of body) {
      const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        if (!event.includes('event: announcement')) continue
        const { news, items, total } = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '{}')
        this.told.push(`${news} ${items[0]?.kind} ${items.length}${total === null ? '' : `/${total}`}`)
      }
    }
  }
}

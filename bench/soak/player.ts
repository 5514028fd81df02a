/**
 * Boxes in a process of their own, which may live in a network of its own: sends what its boxes have to say, and tells
 * its parent what was sent when and what was answered. Does what its parent asks, and nothing by itself.
 */
import { Agent, request } from 'node:http'
import { DIALECTS } from '../../src/main/simulator/dialects/table'
import type { EncodedReport, EncodingName } from '../../src/main/simulator/encodings/encoding'
import { ENCODINGS } from '../../src/main/simulator/encodings/table'
import type { Box } from '../../src/main/simulator/world/box'
import { restarted, withDevice, withFault, withoutFault } from '../../src/main/simulator/world/interventions'
import { createRandom } from '../../src/main/simulator/world/random'
import { CALM } from '../../src/main/simulator/world/rates'
import { step } from '../../src/main/simulator/world/step'
import type { DoneEntry, PlannedBox, SentEntry } from './history'

/** What a parent says. */
export type Order =
  | { readonly kind: 'play'; readonly play: Play }
  | { readonly kind: 'act'; readonly box: string; readonly act: Act }
  | { readonly kind: 'end' }

export interface Play {
  readonly url: string
  readonly seed: string
  readonly epoch: number
  readonly pace: number
  readonly boxes: readonly (PlannedBox & { readonly box: Box })[]
}

export type Act =
  | { readonly kind: 'silence' | 'resume' | 'clear-fault' | 'move' | 'restart' | 'new-device' }
  | { readonly kind: 'fault'; readonly description: string }
  | {
      readonly kind: 'devices-down' | 'devices-up' | 'devices-gone' | 'devices-back'
      readonly devices: readonly number[]
    }
  | { readonly kind: 'rename-device'; readonly device: number; readonly name: string }

/** What a child says. */
export type Said = SentEntry | DoneEntry | { readonly k: 'ready' | 'ended' }

/** Real ms that a box waits for an answer. */
const PATIENCE = 10_000

/** A share that says which report it is: every report has a load of its own, from 10.00 to 89.99 %. */
const loadOf = (count: number): number => 10 + (count % 8000) / 100

class PlayedBox {
  private box: Box
  private gone = new Set<number>()
  private silent = false
  private count = 0
  private turn = 0
  private busy = false
  private timer: NodeJS.Timeout | undefined
  private readonly random
  private readonly agent

  constructor(
    private readonly plan: PlannedBox & { readonly box: Box },
    private readonly play: Play,
  ) {
    this.box = plan.box
    this.random = createRandom(`${play.seed}/played/${plan.key}`)
    // Half of them keep their connection.
    this.agent = new Agent({ keepAlive: plan.index % 2 === 0, maxSockets: 1 })
  }

  start(): void {
    const between = this.plan.period / this.plan.dialects.length / this.play.pace
    let due = performance.now() + this.random.between(0, between)
    const next = () => {
      this.timer = setTimeout(
        () => {
          if (!this.silent && !this.busy) void this.send()
          due = Math.max(due + between * this.random.between(0.98, 1.02), performance.now())
          next()
        },
        Math.max(0, due - performance.now()),
      )
    }
    next()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.agent.destroy()
  }

  act(act: Act): void {
    const each = (indexes: readonly number[], to: (index: number) => void) => {
      for (const index of indexes) to(index)
    }
    if (act.kind === 'silence') this.silent = true
    else if (act.kind === 'resume') this.silent = false
    else if (act.kind === 'fault') this.box = withFault(act.description)(this.box)
    else if (act.kind === 'clear-fault') this.box = withoutFault(this.box)
    else if (act.kind === 'move') this.box = { ...this.box, lease: this.box.lease + 1 }
    else if (act.kind === 'restart') this.box = restarted(this.box)
    else if (act.kind === 'devices-down') each(act.devices, (index) => this.turnDevice(index, 'down'))
    else if (act.kind === 'devices-up') each(act.devices, (index) => this.turnDevice(index, 'up'))
    else if (act.kind === 'devices-gone') each(act.devices, (index) => this.gone.add(index))
    else if (act.kind === 'devices-back') each(act.devices, (index) => this.gone.delete(index))
    else if (act.kind === 'rename-device') this.renameDevice(act.device, act.name)
    else this.addDevice()
  }

  private turnDevice(index: number, state: 'down' | 'up'): void {
    if (index < this.box.devices.length) this.box = withDevice(index, state)(this.box)
  }

  private renameDevice(index: number, name: string): void {
    const device = this.box.devices[index]
    if (device !== undefined) this.box = { ...this.box, devices: this.box.devices.with(index, { ...device, name }) }
  }

  private addDevice(): void {
    const [first] = this.box.devices
    if (first === undefined) return
    const id = `${this.box.authCode}__new-${this.box.devices.length}`
    this.box = { ...this.box, devices: [...this.box.devices, { ...first, id, downUntil: null }] }
  }

  private async send(): Promise<void> {
    this.busy = true
    const { plan, play } = this
    const now = Date.now()
    const lived = (now - play.epoch) * play.pace
    this.box = { ...step({ ...this.box, silentUntil: null }, this.random, lived, CALM) }
    const { vitals, devices } = this.box
    const told: Box = {
      ...this.box,
      vitals: { ...vitals, cpu: loadOf(this.count) },
      devices: devices.filter((_, index) => !this.gone.has(index)),
    }
    const dialect = plan.dialects[this.turn++ % plan.dialects.length] ?? 'D1'
    const payload = DIALECTS[dialect](told, play.epoch + lived)
    const n = `${plan.key}/${this.count++}`
    const encoded = ENCODINGS[plan.encoding as EncodingName](payload)
    say({ k: 'sent', n, box: plan.key, dialect, at: now, payload })
    const { status, error } = await this.post(encoded)
    say({ k: 'done', n, at: Date.now(), status, error })
    this.busy = false
  }

  private post(report: EncodedReport): Promise<{ status: number | null; error: string | null }> {
    return new Promise((resolve) => {
      const length = report.chunked ? {} : { 'content-length': report.body.length }
      const headers = { ...report.headers, ...length }
      const from = this.plan.cable === null ? { localAddress: this.plan.sender, family: 4 } : {}
      const post = request(this.play.url, { agent: this.agent, method: 'POST', headers, ...from })
      let isConnected = false
      post.on('socket', (socket) => {
        isConnected = !socket.connecting
        if (isConnected) return
        socket.once('connect', () => {
          isConnected = true
        })
      })
      const impatience = setTimeout(() => {
        post.destroy(Object.assign(new Error(), { code: isConnected ? 'TIMEOUT' : 'NO-CONNECTION' }))
      }, PATIENCE)
      const settle = (status: number | null, error: string | null) => {
        clearTimeout(impatience)
        resolve({ status, error })
      }
      const fail = (error: NodeJS.ErrnoException) => settle(null, error.code ?? error.message)
      post.on('error', fail)
      post.on('response', (response) => {
        response.on('error', fail)
        response.on('end', () => settle(response.statusCode ?? 0, null))
        response.resume()
      })
      if (report.chunked) post.write(report.body.subarray(0, 100))
      post.end(report.chunked ? report.body.subarray(100) : report.body)
    })
  }
}

const played = new Map<string, PlayedBox>()

function say(said: Said): void {
  process.send?.(said)
}

process.on('message', (order: Order) => {
  if (order.kind === 'play') {
    for (const plan of order.play.boxes) played.set(plan.key, new PlayedBox(plan, order.play))
    for (const box of played.values()) box.start()
  } else if (order.kind === 'act') played.get(order.box)?.act(order.act)
  else {
    for (const box of played.values()) box.stop()
    say({ k: 'ended' })
    setTimeout(() => process.exit(0), 300)
  }
})
// Whose parent is gone plays for nobody.
process.on('disconnect', () => process.exit(0))
say({ k: 'ready' })

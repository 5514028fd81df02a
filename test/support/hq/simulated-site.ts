import { deflateRawSync } from 'node:zlib'
import { snapshotOf } from '../../../src/main/hq/snapshot'
import { partOf } from '../../../src/main/simulator/cast'
import { DIALECTS } from '../../../src/main/simulator/dialects/table'
import { DEFAULT_OPTIONS } from '../../../src/main/simulator/options'
import { createBox } from '../../../src/main/simulator/world/create-box'
import { createRandom } from '../../../src/main/simulator/world/random'
import { decodeReport } from '../../../src/shared/decode/decode-report'
import { applyReport } from '../../../src/shared/fleet/apply-report'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import { valuesOfRow } from '../../../src/shared/history/chunk'
import type { KeptIdentity, KeptRow } from '../../../src/shared/history/gateway-replay'
import { NUMBER_COLUMNS, splitRecord, WORD_COLUMNS } from '../../../src/shared/history/row'
import { type SiteMessage, writeMessage } from '../../../src/shared/hq/commit-message'
import { headersOf, type MessageHead, messageId } from '../../../src/shared/hq/message-head'
import type { Gateway } from '../../../src/shared/model/gateway'
import type { Millis } from '../../../src/shared/time/millis'

/** A message as a site sends it. */
export interface SiteSends {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly reports: number
}

interface SimulatedBox {
  readonly gateway: Gateway
  readonly identity: KeptIdentity
  /** Its row, but for what changes from report to report. */
  readonly row: KeptRow
  isNamed: boolean
  sent: number
  lastAt: Millis
}

export interface SitePlan {
  readonly site: string
  readonly boxes: number
  /** Tells the boxes of this site from those of others. */
  readonly first: number
  readonly devices: { readonly min: number; readonly max: number }
}

/** So many boxes of a site are played; the others are like one of them, under names and addresses of their own. */
const CAST = 100

/** In a row the gateway and the watch come first. */
const column = (name: (typeof NUMBER_COLUMNS)[number]): number => 2 + NUMBER_COLUMNS.indexOf(name)
const CIRCUMSTANCES = 2 + NUMBER_COLUMNS.length + WORD_COLUMNS.indexOf('circumstances')
const [AT, SENT_AT, CPU, TEMPERATURE] = [column('at'), column('sentAt'), column('cpu'), column('temperature')]

/**
 * A site without a station: boxes of all dialects, as decoded and applied by the product, and the messages in which a
 * forwarder would send their reports. Each report costs some microseconds, so that fifty such sites fit beside the
 * headquarters that they load.
 */
export class SimulatedSite {
  readonly boxes: readonly SimulatedBox[]
  /** Reports in messages that were made. */
  sent = 0
  private readonly epoch: string
  private readonly generation: string
  private offset = 0
  private next = 0

  constructor(
    readonly plan: SitePlan,
    at: Millis,
  ) {
    this.epoch = `epoch-${plan.site}`
    this.generation = `${String(at).padStart(13, '0')}-0123abcd`
    const cast = Array.from({ length: Math.min(CAST, plan.boxes) }, (_, index) => simulatedBox(plan, index, at))
    this.boxes = Array.from({ length: plan.boxes }, (_, index) => likeOneOf(cast, index, plan.first + index))
    if (new Set(this.boxes.map(({ gateway }) => gateway.id)).size !== plan.boxes) throw new Error('two boxes are one')
  }

  get head(): string {
    return `${this.generation}:${this.offset}`
  }

  get epochName(): string {
    return this.epoch
  }

  /** All boxes as they are: what a site begins with. */
  snapshot(at: Millis): readonly SiteSends[] {
    const gateways = this.boxes.map(({ gateway }) => gateway)
    const { messages } = snapshotOf(
      this.head,
      true,
      { gateways, alerts: null } as unknown as Parameters<typeof snapshotOf>[2],
      at,
    )
    return messages.map((message, part) => this.sends(message, at, this.head, 0, String(part)))
  }

  /** A group commit of the next so many boxes, each of which reports now. */
  commit(at: Millis, reports: number): SiteSends {
    const from = this.head
    const identities: KeptIdentity[] = []
    const rows: KeptRow[] = []
    for (let count = 0; count < reports; count++) {
      const box = this.boxes[this.next] as SimulatedBox
      this.next = (this.next + 1) % this.boxes.length
      if (!box.isNamed) identities.push(box.identity)
      box.isNamed = true
      // Two reports of a box never come in the same millisecond, or the second would be the first once more.
      box.lastAt = Math.max(at, box.lastAt + 1)
      box.sent++
      rows.push(rowAt(box.row, box.lastAt, box.sent))
    }
    this.offset += 400 * reports
    this.sent += reports
    const facts = rows.map((report) => ({ report }))
    const commit = { position: this.head, at, facts }
    return this.sends({ schema: 1, kind: 'commits', identities, commits: [commit] }, at, from, reports)
  }

  private sends(
    message: SiteMessage,
    at: Millis,
    from: string,
    reports: number,
    part: string | null = null,
  ): SiteSends {
    const head: MessageHead = {
      ...{ kind: message.kind, epoch: this.epoch, session: 'session-1', from, commit: this.head, lastAt: at },
      ...{ owesSnapshot: false, past: null, check: null },
    }
    const bytes = deflateRawSync(writeMessage(message), { level: 1 })
    return { id: messageId(this.plan.site, head, part), headers: headersOf(head), bytes, reports }
  }
}

function likeOneOf(cast: readonly SimulatedBox[], index: number, place: number): SimulatedBox {
  const like = cast[index % cast.length] as SimulatedBox
  if (index < cast.length) return like
  const id = `${like.gateway.id}-${index}`
  const address = addressAt(10, place)
  const own = {
    sn: like.gateway.sn === null ? null : id,
    name: `${like.gateway.name ?? 'Box'} ${index}`,
    addresses: like.gateway.addresses.map(() => address),
    mac: like.gateway.mac === null ? null : macAt(place),
  }
  const renamed = <T extends { readonly id: string; readonly ip: string | null; readonly url: string | null }>(
    device: T,
    n: number,
  ): T => {
    const ip = device.ip === null ? null : addressAt(11 + n, place)
    const url = device.url === null || device.ip === null ? device.url : device.url.replace(device.ip, ip ?? '')
    return { ...device, id: `${device.id}-${index}`, ip, url }
  }
  const [, name, identity] = like.identity
  const told = identity.devices?.map(renamed) ?? null
  const { sn: _, ...called } = own
  const gateway = identity.gateway === null ? null : { ...identity.gateway, ...called }
  const [, ...row] = like.row
  const senders = like.gateway.senders.map((sender) => ({ ...sender, address }))
  return {
    gateway: {
      ...like.gateway,
      id,
      ...own,
      devices: like.gateway.devices.map(renamed),
      senders,
      lastReportFrom: address,
    },
    identity: [id, name, { ...identity, sn: identity.sn === null ? null : id, gateway, devices: told }],
    row: sentFrom(address, [id, ...row]),
    isNamed: false,
    sent: 0,
    lastAt: 0,
  }
}

function simulatedBox({ boxes: _, first, devices }: SitePlan, index: number, at: Millis): SimulatedBox {
  const options = { ...DEFAULT_OPTIONS, mix: true, devices }
  const place = first + index
  const part = partOf(place, options)
  const box = createBox({ ...options, index: place, ...part }, createRandom(`hq/box/${place}`))
  const [dialect] = part.dialects
  if (dialect === undefined) throw new Error('a box without a dialect')
  const decoded = decodeReport(JSON.parse(JSON.stringify(DIALECTS[dialect](box, at))))
  if (!decoded.ok) throw new Error(`the simulator's own report is refused: ${decoded.refusal.message}`)
  const { report } = decoded
  const arrival = { report, at: at - 20_000, from: '192.168.1.19', path: '/SophonFogStatus' }
  const { changes } = applyReport({ ...fleetOf([], at), watch: { since: 0, disturbedAt: 0 } }, arrival)
  const [change] = changes
  if (change?.kind !== 'gateway') throw new Error('a report without a gateway')
  const { gateway } = change
  const counted = { devicesOnline: gateway.devices.length, devicesTotal: gateway.devices.length }
  const { percentMetrics } = gateway
  const { identity, row } = splitRecord({ gateway: gateway.id, ...arrival, percentMetrics, ...counted })
  const name = 'i0'
  return {
    gateway,
    identity: [gateway.id, name, identity],
    row: [gateway.id, 0, ...valuesOfRow({ ...row, identity: name })],
    isNamed: false,
    sent: 0,
    lastAt: 0,
  }
}

const addressAt = (net: number, place: number): string =>
  `${net}.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`

/** No part of it reads like the number of a box. */
const macAt = (place: number): string =>
  ['02', ...Array.from(place.toString(16).padStart(5, '0'), (digit) => `a${digit}`)].join(':')

/** As it would be, had it come from this address. */
function sentFrom(address: string, row: KeptRow): KeptRow {
  const values = [...row] as (string | number | null)[]
  const [, ...circumstances] = JSON.parse(String(values[CIRCUMSTANCES]))
  values[CIRCUMSTANCES] = JSON.stringify([address, ...circumstances])
  return values as unknown as KeptRow
}

/** The figures go up and down a little, as they do. */
function rowAt(row: KeptRow, at: Millis, count: number): KeptRow {
  const values = [...row] as (string | number | null)[]
  values[AT] = at
  if (typeof values[SENT_AT] === 'number') values[SENT_AT] = at - 40
  for (const [place, swing] of [
    [CPU, 9],
    [TEMPERATURE, 5],
  ] as const) {
    const value = values[place]
    if (typeof value === 'number') values[place] = Math.max(0, Math.min(100, value + ((count * 7) % swing) - swing / 2))
  }
  return values as unknown as KeptRow
}

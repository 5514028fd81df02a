import { mkdir } from 'node:fs/promises'
import { encodeChunk } from '../../shared/history/chunk'
import { identityKey, rowOf } from '../../shared/history/gateway-replay'
import { packTransitions } from '../../shared/history/packed-transitions'
import { isPresenceChange, type PresenceChange } from '../../shared/history/presence-spans'
import type { Identity, Row } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { isoDay } from '../../shared/time/iso'
import { keepDamaged } from '../files/keep-damaged'
import { syncFolder } from '../files/sync'
import { addToCollection } from './collection'
import {
  type BoxDocument,
  boxesPath,
  type Day,
  dayFolder,
  historyFolder,
  type TransitionsDocument,
  transitionsPath,
} from './day-files'
import type { GenerationId } from './extent'
import type { JournalLine } from './journal-line'
import { pack } from './packed'
import { valueIn } from './value-in'

/** What goes into one file of a day. */
export interface Portion {
  readonly path: string
  readonly day: Day
  /** Adds the documents that the file lacks; on the disk when it resolves. Doing it twice is harmless. */
  readonly write: () => Promise<void>
}

/** What a gateway did in one generation and day. */
interface BoxHours {
  readonly rows: Row[]
  readonly presence: PresenceChange[]
}

/** A generation's reports and transitions, sorted into the files of the days they belong to. */
export class Sealing {
  private readonly boxes = new Map<Day, Map<GatewayId, BoxHours>>()
  private readonly transitions = new Map<Day, Transition[]>()
  private readonly identities = new Map<string, Identity>()

  constructor(
    private readonly folder: string,
    private readonly generation: GenerationId,
  ) {}

  add(line: JournalLine): void {
    for (const [gateway, name, identity] of line.identities ?? []) {
      this.identities.set(identityKey(gateway, name), identity)
    }
    for (const { report, transitions = [] } of line.facts) {
      for (const transition of transitions) this.addTransition(transition)
      if (report === undefined) continue
      const { gateway, row } = rowOf(report)
      this.box(isoDay(row.at ?? 0), gateway).rows.push(row)
    }
  }

  addTransition(transition: Transition): void {
    const { at, from, to, gateway } = transition
    const day = isoDay(at)
    valueIn(this.transitions, day, () => []).push(transition)
    // With the box itself as well, so that its chart need not read what happened to all others.
    if (isPresenceChange(transition)) this.box(day, gateway).presence.push({ at, from, to })
  }

  portions(): Portion[] {
    const boxes = [...this.boxes].flatMap(([day, gateways]) => this.boxPortions(day, gateways))
    const told = [...this.transitions].map(([day, transitions]): Portion => {
      const path = transitionsPath(this.folder, day)
      const document = (): TransitionsDocument => ({
        _id: `t:${this.generation}`,
        generation: this.generation,
        data: pack(packTransitions(transitions)),
      })
      return { path, day, write: () => this.write(day, path, () => [document()]) }
    })
    return [...boxes, ...told]
  }

  private boxPortions(day: Day, gateways: Map<GatewayId, BoxHours>): Portion[] {
    const byPath = new Map<string, GatewayId[]>()
    for (const gateway of gateways.keys()) valueIn(byPath, boxesPath(this.folder, day, gateway), () => []).push(gateway)
    return [...byPath].map(([path, together]) => ({
      path,
      day,
      write: () =>
        this.write(day, path, () => together.flatMap((gateway) => this.boxDocuments(gateway, this.box(day, gateway)))),
    }))
  }

  /** A row whose identity stood in a damaged line says nothing to anybody: it is left out, or no row could be sealed. */
  private boxDocuments(gateway: GatewayId, { rows: all, presence }: BoxHours): BoxDocument[] {
    const rows = all.filter(({ identity }) => this.identities.has(identityKey(gateway, identity ?? '')))
    if (rows.length + presence.length === 0) return []
    const names = new Set(rows.map((row) => row.identity ?? ''))
    const times = [...rows, ...presence].map(({ at }) => at ?? 0)
    return [
      ...[...names].map((name): BoxDocument => {
        const data = pack(this.identities.get(identityKey(gateway, name)))
        return { _id: `i:${identityKey(gateway, name)}`, kind: 'identity', gateway, name, data }
      }),
      {
        _id: `c:${this.generation}:${gateway}`,
        kind: 'chunk',
        gateway,
        generation: this.generation,
        from: times.reduce((a, b) => Math.min(a, b)),
        to: times.reduce((a, b) => Math.max(a, b)),
        data: pack(encodeChunk(rows, presence)),
      },
    ]
  }

  private box(day: Day, gateway: GatewayId): BoxHours {
    const gateways = valueIn(this.boxes, day, () => new Map<GatewayId, BoxHours>())
    return valueIn(gateways, gateway, () => ({ rows: [], presence: [] }))
  }

  private async write<T extends BoxDocument | TransitionsDocument>(day: Day, path: string, documents: () => T[]) {
    const folder = dayFolder(this.folder, day)
    if ((await mkdir(folder, { recursive: true })) !== undefined) {
      await syncFolder(historyFolder(this.folder))
      await syncFolder(this.folder)
    }
    await addToCollection<T>(path, documents(), async () => {
      await keepDamaged(this.folder, path)
    })
  }
}

import { mkdir } from 'node:fs/promises'
import { encodeChunk } from '../../shared/history/chunk'
import type { Identity, Row } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { addToCollection } from './collection'
import { keepDamaged } from './damaged'
import {
  type BoxDocument,
  boxesPath,
  type Day,
  dayFolder,
  dayOf,
  historyFolder,
  type TransitionsDocument,
  transitionsPath,
} from './day-files'
import { syncFolder } from './disk'
import type { GenerationId } from './extent'
import { identityKey, type JournalLine, rowOf } from './journal-line'
import { pack } from './packed'

/** What goes into one file of a day. */
export interface Portion {
  readonly path: string
  readonly day: Day
  /** Adds the documents that the file lacks; on the disk when it resolves. Doing it twice is harmless. */
  readonly write: () => Promise<void>
}

/** A generation's reports and transitions, sorted into the files of the days they belong to. */
export class Sealing {
  private readonly rows = new Map<Day, Map<GatewayId, Row[]>>()
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
      const gateways = listIn(this.rows, dayOf(row.at ?? 0), () => new Map<GatewayId, Row[]>())
      listIn(gateways, gateway, () => []).push(row)
    }
  }

  addTransition(transition: Transition): void {
    listIn(this.transitions, dayOf(transition.at), () => []).push(transition)
  }

  portions(): Portion[] {
    const boxes = [...this.rows].flatMap(([day, gateways]) => this.boxPortions(day, gateways))
    const told = [...this.transitions].map(([day, transitions]): Portion => {
      const path = transitionsPath(this.folder, day)
      const document = (): TransitionsDocument => ({
        _id: `t:${this.generation}`,
        generation: this.generation,
        data: pack(transitions),
      })
      return { path, day, write: () => this.write(day, path, () => [document()]) }
    })
    return [...boxes, ...told]
  }

  private boxPortions(day: Day, gateways: Map<GatewayId, Row[]>): Portion[] {
    const byPath = new Map<string, GatewayId[]>()
    for (const gateway of gateways.keys()) listIn(byPath, boxesPath(this.folder, day, gateway), () => []).push(gateway)
    return [...byPath].map(([path, together]) => ({
      path,
      day,
      write: () =>
        this.write(day, path, () =>
          together.flatMap((gateway) => this.boxDocuments(gateway, gateways.get(gateway) ?? [])),
        ),
    }))
  }

  private boxDocuments(gateway: GatewayId, rows: readonly Row[]): BoxDocument[] {
    const names = new Set(rows.map((row) => row.identity ?? ''))
    const times = rows.map((row) => row.at ?? 0)
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
        data: pack(encodeChunk(rows)),
      },
    ]
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

function listIn<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const present = map.get(key)
  if (present !== undefined) return present
  const created = create()
  map.set(key, created)
  return created
}

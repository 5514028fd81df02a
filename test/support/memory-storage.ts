import type {
  CountQuery,
  Facts,
  LastBody,
  Past,
  PastQuery,
  ReportQuery,
  Storage,
  Stored,
  Stretch,
  TransitionQuery,
  Usage,
} from '../../src/main/ports'
import { nearest, queryMatcher } from '../../src/main/storage/transition-query'
import { BinCounter } from '../../src/shared/events/bins'
import { senseOf } from '../../src/shared/events/sense'
import { ends, isBeginning, isEnd, lasts, strandOf } from '../../src/shared/events/strand'
import { deviceStrips } from '../../src/shared/history/device-strips'
import { isPresenceChange, presenceSpans } from '../../src/shared/history/presence-spans'
import type { ReportRecord } from '../../src/shared/history/record'
import { samplesOf, thin } from '../../src/shared/history/samples'
import type { Gateway } from '../../src/shared/model/gateway'
import type { Transition } from '../../src/shared/model/transition'

/** Storage as plain arrays: what the port promises, without a disk. Opened again it knows what it knew. */
export class MemoryStorage implements Storage {
  readonly reported: ReportRecord[] = []
  private readonly gateways = new Map<string, Gateway>()
  private readonly told = new Map<string, Transition>()
  private readonly bodies = new Map<string, LastBody>()
  private settings: unknown
  private lastCommitAt: number | null = null

  async open(): Promise<Stored> {
    const { settings, lastCommitAt } = this
    return { gateways: [...this.gateways.values()], settings, lastCommitAt, bodies: [...this.bodies.values()] }
  }

  async commit({ at, gateways, removed, transitions, settings, report }: Facts): Promise<void> {
    for (const id of removed) this.gateways.delete(id)
    for (const gateway of gateways) this.gateways.set(gateway.id, gateway)
    for (const transition of transitions) this.told.set(transition.id, transition)
    this.settings = settings ?? this.settings
    this.lastCommitAt = at
    if (report === undefined) return
    const { record, body } = report
    this.reported.push(record)
    const { gateway, from } = record
    this.bodies.set(gateway, { gateway, at: record.at, from, dialect: record.report.dialect, body: body() })
  }

  async transitions(query: TransitionQuery) {
    return nearest([...this.told.values()].filter(queryMatcher(query)), query)
  }

  async countTransitions(query: CountQuery) {
    const counter = new BinCounter(query)
    const found = await this.transitions({ ...query, limit: Infinity })
    for (const { at, ...one } of found) counter.add(at, senseOf(one))
    return counter.counts
  }

  async stretches(of: readonly Transition[]) {
    const all = [...this.told.values()].toSorted((a, b) => a.at - b.at)
    return of.map((one): Stretch | null => {
      const strand = all.filter((other) => strandOf(other) === strandOf(one))
      const begin = strand.findLast((other) => other.at < one.at && isBeginning(other))
      if (isEnd(one)) return begin === undefined ? null : { since: begin.at, until: one.at, by: one.to }
      if (!lasts(one)) return null
      const end = strand.find((other) => other.at > one.at && ends(other, one))
      return { since: one.at, until: end?.at ?? null, by: end?.to ?? null }
    })
  }

  async past({ gateway, from, to, points, present }: PastQuery): Promise<Past> {
    const records = this.of(gateway, from, to)
    const transitions = await this.transitions({ gateway, from, to, limit: Infinity })
    const presence = presenceSpans(transitions.filter(isPresenceChange).toReversed(), present, from, to)
    return {
      samples: thin(samplesOf(records), from, to, points),
      presence,
      devices: deviceStrips(records, presence, from, to),
    }
  }

  async *reports({ from, to, gateway }: ReportQuery) {
    const ids = gateway === undefined ? new Set(this.reported.map((record) => record.gateway)) : [gateway]
    for (const id of ids) yield this.of(id, from, to)
  }

  /** Exports read files; those who test them use a folder. */
  glimpse(): never {
    return this.survey()
  }

  survey(): never {
    throw new Error('there are no exports from memory')
  }

  // biome-ignore lint/correctness/useYield: likewise
  async *sheet(): AsyncGenerator<never> {
    this.survey()
  }

  keepWithin(): void {}

  async usage(): Promise<Usage> {
    const nothing = { journals: 0, history: 0, checkpoint: 0, days: [], backups: [], lastBackupAt: null, problem: null }
    return { folder: '', ...nothing, freeBytes: Infinity, room: 'enough' }
  }

  backUp = async (): Promise<string> => ''

  async close(): Promise<void> {}

  private of(gateway: string, from: number, to: number): ReportRecord[] {
    return this.reported
      .filter((record) => record.gateway === gateway && record.at >= from && record.at < to)
      .toSorted((a, b) => a.at - b.at)
  }
}

import { LiveFleet } from '../../src/main/fleet/live-fleet'
import type { Storage } from '../../src/main/ports'
import type { ReportRecord } from '../../src/shared/history/record'
import type { Gateway } from '../../src/shared/model/gateway'
import type { Report } from '../../src/shared/model/report'
import type { Transition } from '../../src/shared/model/transition'
import { seconds } from '../../src/shared/time/millis'
import { FakeClock } from './fake-clock'

/** 2026-11-22, 09:30 UTC. */
export const MORNING = Date.UTC(2026, 10, 22, 9, 30)

/** A live fleet on a storage, and beside it plain arrays of all that the storage has taken. */
export class KeptFleet {
  readonly clock = new FakeClock(MORNING)
  readonly records: ReportRecord[] = []
  readonly transitions: Transition[] = []
  private live: LiveFleet
  private keeping: Promise<unknown> = Promise.resolve()

  constructor(private storage: Storage) {
    this.live = this.fleet([])
    this.live.startWatching()
  }

  get gateways(): readonly Gateway[] {
    return byId([...this.live.gateways, ...this.live.removed.values()])
  }

  async hears(report: Report, body = 'body', from = '192.168.1.19'): Promise<void> {
    await this.live.ingest({ report, at: this.clock.now(), from, path: '/SophonFogStatus' }, () => body).kept
  }

  /** Time passes, and has its effect. */
  async waits(by: number): Promise<void> {
    this.clock.advance(by)
    this.live.tick()
    await this.keeping
  }

  edits(id: string, alias: string): Promise<unknown> {
    return this.live.edit(id, { alias })
  }

  expectsEvery(id: string, periodSeconds: number): Promise<unknown> {
    return this.live.edit(id, { periodSeconds })
  }

  removes(id: string): Promise<unknown> {
    return this.live.remove([id], () => [])
  }

  bringsBack(id: string): Promise<unknown> {
    return this.live.restore([id])
  }

  async isSetBack(by: number): Promise<void> {
    this.clock.advance(-by)
    this.live.clockSet(-by)
    await this.keeping
  }

  /** The same world on another storage, which must know all of it already. */
  async goesOnWith(storage: Storage): Promise<void> {
    this.storage = storage
    const stored = await storage.open()
    this.live = this.fleet(stored.gateways)
    await this.live.stopWatching(stored.lastCommitAt ?? this.clock.now())
    this.live.startWatching()
  }

  private fleet(stored: readonly Gateway[]): LiveFleet {
    const keep: ConstructorParameters<typeof LiveFleet>[1]['keep'] = async (facts) => {
      this.keeping = this.storage.commit(facts)
      await this.keeping
      this.transitions.push(...facts.transitions)
      if (facts.report !== undefined) this.records.push(facts.report.record)
    }
    return new LiveFleet(this.clock, { keep, announce: () => undefined }, stored, seconds(20))
  }
}

export const byId = (gateways: Iterable<Gateway>): readonly Gateway[] =>
  [...gateways].toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** All that a storage has of this range, gateway by gateway. */
export async function allReports(storage: Storage, from = 0, to = 1e14): Promise<readonly ReportRecord[]> {
  const records: ReportRecord[] = []
  for await (const batch of storage.reports({ from, to })) records.push(...batch)
  return inOrder(records)
}

export const inOrder = (records: readonly ReportRecord[]): readonly ReportRecord[] =>
  records.toSorted((a, b) => (a.gateway < b.gateway ? -1 : a.gateway > b.gateway ? 1 : a.at - b.at))

import { onTestFinished, vi } from 'vitest'
import { Answerer } from '../../../src/main/hq/answerer'
import { beside } from '../../../src/main/hq/beside'
import { Forwarder } from '../../../src/main/hq/forwarder'
import { HistorySender } from '../../../src/main/hq/history-sender'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { days, minutes } from '../../../src/shared/time/millis'
import { KeptFleet } from '../../support/kept-fleet'
import { MemoryStorage } from '../../support/memory-storage'
import { device, gatewayPart, report } from '../../support/reports'
import { linkTo, type Servers } from './headquarters-world'

/** How many ms pass for who sends in a real one. */
const PACE = 2000

export const BOXES = Array.from({ length: 10 }, (_, n) => `SN-${n}`)

/** A site that has lived for some days until now, and how it is connected with headquarters. */
export class PastSite {
  readonly said: string[] = []
  readonly acknowledged: string[] = []
  fleet = new KeptFleet(new MemoryStorage())
  readonly storage: NedbStorage
  private ends: (() => Promise<void>)[] = []
  private count = 0

  constructor(
    private readonly folder: string,
    private readonly servers: Servers,
  ) {
    this.storage = new NedbStorage(folder, (line) => this.said.push(line))
    onTestFinished(async () => {
      await this.cut()
      await this.storage.close()
    })
  }

  /** For so many days, until noon of yesterday; each day a few reports, and then nothing. */
  async live(length: number): Promise<this> {
    const end = (Math.floor(Date.now() / days(1)) - 0.5) * days(1)
    this.fleet.clock.advance(end - days(length) - this.fleet.clock.now())
    await this.fleet.goesOnWith(this.storage)
    for (let day = 0; day < length; day++) {
      for (let turn = 0; turn < 2; turn++) {
        await Promise.all(BOXES.map((sn) => this.hears(sn)))
        await this.fleet.waits(minutes(5))
      }
      await this.fleet.waits(days(1) - minutes(10))
    }
    await this.hears('SN-0')
    return this
  }

  /** Its own words each time, and a camera that fails now and then. */
  hears(sn: string): Promise<void> {
    const n = this.count++
    const cameras = [device('cam-1', { status: n % 7 === 0 ? 'offline' : 'online' }), device('cam-2')]
    const part = gatewayPart({ name: `盒 ${sn}` })
    return this.fleet.hears(report({ sn, gateway: part, devices: cameras, sentAt: n }), `body of ${sn}, ${n}`)
  }

  connect(): void {
    const log = (line: string) => this.said.push(line)
    const { storage, fleet } = this
    const sender = new HistorySender({
      ...{ site: 'east', history: storage, storage, clock: fleet.clock, pace: PACE, log },
      epoch: () => 'epoch-1',
      isBehind: () => false,
    })
    const answerer = new Answerer({
      ...{ history: storage, storage, log },
      lastReport: (gateway) =>
        gateway === 'SN-0' ? { at: fleet.clock.now(), from: '10.0.0.1', dialect: 'D1', body: 'the very words' } : null,
      acknowledge: async (incidents) => void this.acknowledged.push(...incidents),
    })
    const begun = performance.now()
    const forwarder = new Forwarder({
      ...{ folder: this.folder, site: 'east', name: 'East', tail: storage.tail, storage, pace: PACE, log },
      openLink: beside(linkTo(this.servers), sender, answerer),
      clock: { now: () => Math.round(fleet.clock.now() + performance.now() - begun) },
      onChange: () => undefined,
    })
    forwarder.start()
    this.ends.push(async () => {
      await sender.stop()
      await forwarder.stop()
    })
  }

  async cut(): Promise<void> {
    const ends = this.ends
    this.ends = []
    for (const end of ends) await end()
  }

  /** Days that are complete are moved where they belong with whatever is kept next. */
  async isSealed(count: number): Promise<readonly string[]> {
    return await vi.waitFor(
      async () => {
        await this.storage.commit({ at: this.fleet.clock.now(), gateways: [], removed: [], transitions: [] })
        const sealed = await this.storage.sealedDays('2000-01-01', this.fleet.clock.now())
        if (sealed.length < count) throw new Error(`${sealed.length} days are sealed`)
        return sealed.map(({ day }) => day)
      },
      { timeout: 30_000, interval: 50 },
    )
  }
}

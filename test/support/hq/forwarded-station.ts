import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Forwarder } from '../../../src/main/hq/forwarder'
import { heldFrom } from '../../../src/main/hq/kept-files'
import type { OpenLink } from '../../../src/main/hq/link'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import type { Clock } from '../../../src/shared/time/clock'
import { FakeClock } from '../fake-clock'
import { KeptFleet } from '../kept-fleet'
import { MemoryStorage } from '../memory-storage'
import { report } from '../reports'

/** How many ms of forwarding pass in a real one. */
const PACE = 50

/** A fleet whose storage is forwarded, in one folder, which may be left and opened again. */
export class ForwardedStation {
  /** What the log said. */
  readonly said: string[] = []
  fleet!: KeptFleet
  storage!: NedbStorage
  forwarder!: Forwarder
  private readonly begun = performance.now()
  private count = 0

  constructor(
    readonly folder: string,
    private openLink: OpenLink,
    readonly clock = new FakeClock(),
  ) {
    onTestFinished(() => this.stop())
  }

  async start(): Promise<this> {
    this.storage = new NedbStorage(this.folder, (line) => this.said.push(line), { heldFrom })
    this.fleet ??= new KeptFleet(new MemoryStorage())
    await this.fleet.goesOnWith(this.storage)
    this.forward()
    return this
  }

  forward(openLink: OpenLink = this.openLink): void {
    this.openLink = openLink
    // Rests are short in real time, and the times of what is kept are those of the fleet.
    const pacing: Clock = { now: () => Math.round(this.fleet.clock.now() + (performance.now() - this.begun) * PACE) }
    this.forwarder = new Forwarder({
      folder: this.folder,
      site: 'east',
      name: 'East',
      tail: this.storage.tail,
      storage: this.storage,
      openLink,
      clock: pacing,
      pace: PACE,
      log: (line) => this.said.push(line),
      onChange: () => undefined,
    })
    this.forwarder.start()
  }

  /** A report of a box, other than all before. */
  async hears(sn = 'SN-1'): Promise<void> {
    this.fleet.clock.advance(1000)
    this.count++
    await this.fleet.hears(report({ sn, gateway: null, devices: null, sentAt: this.count }))
  }

  async stop(): Promise<void> {
    await this.forwarder?.stop()
    await this.storage?.close()
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts)
  }
}

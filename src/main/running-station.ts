import { dispatch } from '../shared/contract/dispatch'
import type { PushEvent } from '../shared/contract/push'
import { snapshotFirst } from '../shared/contract/snapshot-first'
import type { ReceiverView } from '../shared/contract/views'
import type { Outcome } from '../shared/outcome'
import { fleetNow } from './fleet/describe'
import { limitsOf } from './fleet/view-storage'
import type { Download, Log, Storage, Stored } from './ports'
import type { StationClock } from './station-clock'
import { StationParts, type StationPlace } from './station-parts'
import { tellFleet } from './told-fleet'

/** A station on an open data folder, from taking up the watch to letting it go. */
export class RunningStation {
  private readonly parts: StationParts

  /** @param stored what the storage said when it was opened */
  constructor(
    private readonly clock: StationClock,
    private readonly storage: Storage,
    private readonly stored: Stored,
    private readonly log: Log,
    place: StationPlace,
  ) {
    this.parts = new StationParts(clock, storage, stored, log, place)
  }

  /** Takes up the watch. `host` and `port` as asked for at the start, `null` where the settings decide. */
  async listen(host: string | null, port: number | null): Promise<void> {
    const { fleet, exports, preferences, reception, vigil, webhook, forwarding } = this.parts
    // A disk that is full must not keep anybody from watching; what is refused goes with the next commit that succeeds.
    const stopped = fleet.stopWatching(this.stored.lastCommitAt ?? this.clock.now())
    await stopped.catch((error: unknown) => this.log(`the stop before is not recorded yet: ${String(error)}`))
    await exports.start()
    const settings = preferences.get()
    this.storage.keepWithin(limitsOf(settings))
    await reception.start(host ?? settings.receiverHost, port ?? settings.receiverPort)
    vigil.start()
    webhook.wake()
    forwarding.start()
  }

  /** Whatever is under way ends, what is not kept yet is, and the folder is let go. */
  async stop(): Promise<void> {
    const { vigil, reception, fleet, exports, webhook, forwarding, alerting, announcer, listeners } = this.parts
    vigil.stop()
    await reception.stop()
    await fleet.stopWatching().catch((error: unknown) => this.log(`the stop is not recorded: ${String(error)}`))
    await exports.stop()
    await Promise.all([webhook.stop(), forwarding.stop()])
    alerting.stop()
    announcer.stop()
    listeners.clear()
    await this.storage.close()
  }

  /** Answers a call of the contract; `raw` is its input as it came. */
  call(name: string, raw: unknown): Promise<Outcome<unknown>> {
    const { passwords, handlers } = this.parts
    return passwords.answered(name, raw, (meant) =>
      dispatch(handlers, name, meant, (call, error) => this.log(`${call} failed: ${String(error)}`)),
    )
  }

  /** Tells the fleet as it is, then every change. @returns what ends it */
  subscribe(listener: (event: PushEvent) => void): () => void {
    const { described, announcer, passwords, listeners } = this.parts
    const member = snapshotFirst(listener)
    listeners.add(member)
    const giveUp = tellFleet(fleetNow(described, announcer.seq), passwords, (fleet) =>
      member({ type: 'snapshot', fleet }),
    )
    return () => {
      giveUp()
      listeners.delete(member)
    }
  }

  download(raw: unknown): Promise<Outcome<Download>> {
    const { exports, passwords } = this.parts
    return exports.download(passwords.meant(raw))
  }

  watchAnew(): void {
    this.parts.vigil.watchAnew()
  }

  receiver(): ReceiverView {
    return this.parts.box.view()
  }
}

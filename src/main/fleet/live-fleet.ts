import { applyEdit, applyRemoval } from '../../shared/fleet/apply-edit'
import { type Arrival, applyReport } from '../../shared/fleet/apply-report'
import { applyTime, deadlineOf, earlier, nextDeadline } from '../../shared/fleet/apply-time'
import { disturbWatch, shiftStamps, startWatching, stopWatching } from '../../shared/fleet/apply-watch'
import { type Fleet, fleetOf } from '../../shared/fleet/fleet'
import type { Step } from '../../shared/fleet/step'
import type { Gateway, GatewayEdits, GatewayId } from '../../shared/model/gateway'
import type { Clock } from '../../shared/time/clock'
import type { Millis } from '../../shared/time/millis'
import type { Facts, KeptReport } from '../ports'

/** What the live fleet tells the rest of the station. */
export interface FleetPorts {
  /** Keeps facts; resolves when they are on the disk. */
  readonly keep: (facts: Facts) => Promise<void>
  /** Every step, as soon as it is taken. */
  readonly announce: (step: Step) => void
}

/** The only owner of live state: each change is a pure step, taken, announced and kept here and nowhere else. */
export class LiveFleet {
  private fleet: Fleet
  /** No later than the next instant at which time alone changes something; `null` if it never does. */
  private due: Millis | null = null

  constructor(
    private readonly clock: Clock,
    private readonly ports: FleetPorts,
    stored: readonly Gateway[],
    defaultPeriod: Millis,
  ) {
    this.fleet = fleetOf(stored, clock.now(), defaultPeriod)
  }

  /** The known world as it is now. */
  get current(): Fleet {
    return this.fleet
  }

  get gateways(): Fleet['gateways'] {
    return this.fleet.gateways
  }

  get defaultPeriod(): Millis {
    return this.fleet.defaultPeriod
  }

  /**
   * A report of a box: the fleet knows it when this returns.
   * @param body as received, decoded to text
   * @returns the gateway it belongs to, and when it is kept; `kept` rejects with a StorageFailure
   */
  ingest(arrival: Arrival, body: string): { readonly gateway: Gateway | null; readonly kept: Promise<void> } {
    const step = applyReport(this.fleet, arrival)
    const last = step.changes.at(-1)
    if (last?.kind !== 'gateway') return { gateway: null, kept: this.take(step) }
    const { gateway } = last
    return { gateway, kept: this.take(step, keptReport(gateway, arrival, this.fleet.watch.since, body)) }
  }

  /** @returns the gateway as edited, kept; `null` if there is none. @throws StorageFailure */
  async edit(id: GatewayId, edit: Partial<GatewayEdits>): Promise<Gateway | null> {
    await this.take(applyEdit(this.fleet, id, edit))
    return this.fleet.gateways.get(id) ?? null
  }

  /** @returns whether there was one. @throws StorageFailure */
  async remove(id: GatewayId): Promise<boolean> {
    const step = applyRemoval(this.fleet, id)
    await this.take(step)
    return step.changes.length > 0
  }

  setDefaultPeriod(period: Millis): void {
    this.fleet = { ...this.fleet, defaultPeriod: period }
    this.due = this.clock.now()
  }

  /** Silence means nothing from `at` on. */
  stopWatching(at: Millis = this.clock.now()): Promise<void> {
    return this.take(stopWatching(this.fleet, at))
  }

  startWatching(): void {
    this.fleet = startWatching(this.fleet, this.clock.now())
    this.due = this.clock.now()
  }

  /** Something on our side made silence doubtful; everybody gets another grace. */
  disturb(): void {
    this.fleet = disturbWatch(this.fleet, this.clock.now())
  }

  /** The wall clock was set by `by`, ahead if positive; the station's clock has followed. */
  clockSet(by: Millis): void {
    this.fleet = shiftStamps(this.fleet, by)
    this.due = this.clock.now()
    const gateways = [...this.fleet.gateways]
    // What cannot be kept now stays with the storage and is kept with the next commit.
    this.ports.keep({ at: this.due, gateways, removed: [], transitions: [] }).catch(() => undefined)
  }

  /** Does what time has made due. @returns in how many ms to come again, `null` for whenever. */
  tick(): Millis | null {
    const now = this.clock.now()
    if (this.due !== null && now >= this.due) {
      // What cannot be kept now stays with the storage and is kept with the next commit.
      this.take(applyTime(this.fleet, now)).catch(() => undefined)
      this.due = nextDeadline(this.fleet, now)
    }
    return this.due === null ? null : this.due - now
  }

  private async take(step: Step, report?: KeptReport): Promise<void> {
    const now = this.clock.now()
    this.fleet = step.fleet
    if (step.changes.length === 0) return
    const gateways = step.changes.flatMap((change) => (change.kind === 'gateway' ? [change.gateway] : []))
    const removed = step.changes.flatMap((change) => (change.kind === 'removed' ? [change.id] : []))
    for (const gateway of gateways) this.due = earlier(this.due, deadlineOf(gateway, this.fleet, now))
    this.ports.announce(step)
    const { transitions } = step
    await this.ports.keep({ at: now, gateways, removed, transitions, ...(report === undefined ? {} : { report }) })
  }
}

/** @param gateway as the report has made it */
function keptReport(gateway: Gateway, arrival: Arrival, watchingSince: Millis | null, body: string): KeptReport {
  const { devices } = gateway
  const record = {
    ...arrival,
    gateway: gateway.id,
    percentMetrics: gateway.percentMetrics,
    devicesOnline: devices.filter((device) => device.lastKnownStatus === 'online').length,
    devicesTotal: devices.length,
  }
  return { record, watchingSince, body }
}

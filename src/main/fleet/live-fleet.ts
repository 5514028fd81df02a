import { applyEdit } from '../../shared/fleet/apply-edit'
import { applyEdits, type SharedEdit } from '../../shared/fleet/apply-edits'
import { applyRemovals, applyRestore, type Bin, type BinStep } from '../../shared/fleet/apply-removals'
import { type Arrival, applyReport } from '../../shared/fleet/apply-report'
import { applyTime, deadlineOf, nextDeadline } from '../../shared/fleet/apply-time'
import { disturbWatch, shiftStamps, startWatching, stopWatching } from '../../shared/fleet/apply-watch'
import { type Fleet, fleetOf } from '../../shared/fleet/fleet'
import { isRemoved } from '../../shared/fleet/removed-gateway'
import type { Step } from '../../shared/fleet/step'
import type { Gateway, GatewayEdits, GatewayId } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import { type Outcome, ok } from '../../shared/outcome'
import { type Patience, STANDARD_PATIENCE } from '../../shared/presence/policy'
import type { Clock } from '../../shared/time/clock'
import { earlier, type Millis } from '../../shared/time/millis'
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
  /** What was removed and can be brought back. */
  private bin: Bin
  /** No later than the next instant at which time alone changes something; `null` if it never does. */
  private due: Millis | null = null

  constructor(
    private readonly clock: Clock,
    private readonly ports: FleetPorts,
    stored: readonly Gateway[],
    defaultPeriod: Millis,
    patience: Patience = STANDARD_PATIENCE,
  ) {
    this.fleet = fleetOf(
      stored.filter((gateway) => !isRemoved(gateway)),
      clock.now(),
      defaultPeriod,
      patience,
    )
    this.bin = new Map(stored.filter(isRemoved).map((resting) => [resting.removed.id, resting]))
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
   * @param body as received, decoded to text when it is asked for
   * @returns the gateway it belongs to, and when it is kept; `kept` rejects with a StorageFailure
   */
  ingest(arrival: Arrival, body: () => string): { readonly gateway: Gateway | null; readonly kept: Promise<void> } {
    const step = applyReport(this.fleet, arrival)
    const last = step.changes.at(-1)
    if (last?.kind !== 'gateway') return { gateway: null, kept: this.take(step) }
    const { gateway } = last
    return { gateway, kept: this.take(step, { report: keptReport(gateway, arrival, this.fleet.watch.since, body) }) }
  }

  /** @returns the gateway as edited, kept; `null` if there is none. @throws StorageFailure */
  async edit(id: GatewayId, edit: Partial<GatewayEdits>): Promise<Gateway | null> {
    await this.take(applyEdit(this.fleet, id, edit))
    return this.fleet.gateways.get(id) ?? null
  }

  /** @returns when all is kept, those that were there; a problem if none was edited. @throws StorageFailure */
  async editAll(ids: readonly GatewayId[], edit: SharedEdit): Promise<Outcome<readonly GatewayId[]>> {
    const edited = applyEdits(this.fleet, ids, edit)
    if (!edited.ok) return edited
    await this.take(edited.value)
    return ok(ids.filter((id) => this.fleet.gateways.get(id) !== undefined))
  }

  /** What was removed and can be brought back, by the id it had. */
  get removed(): Bin {
    return this.bin
  }

  /**
   * @param incidents what is open of a gateway
   * @returns those that were there. @throws StorageFailure
   */
  remove(ids: readonly GatewayId[], incidents: (id: GatewayId) => readonly Incident[]): Promise<readonly GatewayId[]> {
    return this.takeBin(applyRemovals(this.fleet, this.bin, ids, this.clock.now(), incidents))
  }

  /** Brings back what was removed. @returns those that were there to bring back. @throws StorageFailure */
  restore(ids: readonly GatewayId[]): Promise<readonly GatewayId[]> {
    return this.takeBin(applyRestore(this.fleet, this.bin, ids, this.clock.now()))
  }

  private async takeBin({ step, bin, laid, accounts, taken, ids }: BinStep): Promise<readonly GatewayId[]> {
    this.bin = bin
    await this.take(step, { gateways: laid, removed: taken, transitions: accounts })
    return ids
  }

  setDefaultPeriod(period: Millis): void {
    this.fleet = { ...this.fleet, defaultPeriod: period }
    this.due = this.clock.now()
  }

  setPatience(patience: Patience): void {
    this.fleet = { ...this.fleet, patience }
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

  /** Does what time has made due until `now`. @returns in how many ms to come again, `null` for whenever. */
  tick(now: Millis = this.clock.now()): Millis | null {
    if (this.due !== null && now >= this.due) {
      // What cannot be kept now stays with the storage and is kept with the next commit.
      this.take(applyTime(this.fleet, now)).catch(() => undefined)
      this.due = nextDeadline(this.fleet, now)
    }
    return this.due === null ? null : this.due - now
  }

  /** @param beside what is to be kept with the step: the report it comes from, what rests and what no longer does, accounts */
  private take(step: Step, beside: Partial<Omit<Facts, 'at'>> = {}): Promise<void> {
    const now = this.clock.now()
    this.fleet = step.fleet
    if (step.changes.length === 0) return Promise.resolve()
    const gateways: Gateway[] = []
    const removed: GatewayId[] = []
    for (const change of step.changes) {
      if (change.kind === 'gateway') gateways.push(change.gateway)
      else removed.push(change.id)
    }
    for (const gateway of gateways) this.due = earlier(this.due, deadlineOf(gateway, this.fleet, now))
    this.ports.announce(step)
    const transitions =
      beside.transitions === undefined ? step.transitions : [...step.transitions, ...beside.transitions]
    const { report } = beside
    if (beside.gateways !== undefined) gateways.push(...beside.gateways)
    if (beside.removed !== undefined) removed.push(...beside.removed)
    const facts = { at: now, gateways, removed, transitions }
    return this.ports.keep(report === undefined ? facts : { ...facts, report })
  }
}

/** @param gateway as the report has made it */
function keptReport(gateway: Gateway, arrival: Arrival, watchingSince: Millis | null, body: () => string): KeptReport {
  const { devices } = gateway
  let devicesOnline = 0
  for (const { lastKnownStatus } of devices) if (lastKnownStatus === 'online') devicesOnline++
  const record = {
    gateway: gateway.id,
    at: arrival.at,
    from: arrival.from,
    path: arrival.path,
    report: arrival.report,
    percentMetrics: gateway.percentMetrics,
    devicesOnline,
    devicesTotal: devices.length,
  }
  return { record, watchingSince, body }
}

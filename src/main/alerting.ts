import { acknowledge } from '../shared/alerts/acknowledge'
import type { AlertContext, AlertRules, AlertState, AlertStep } from '../shared/alerts/alert-state'
import { bringBack } from '../shared/alerts/bring-back'
import { pastIncident } from '../shared/alerts/chronicle'
import { openOf } from '../shared/alerts/draft'
import { type MuteScope, muteOver, type ScopedMute } from '../shared/alerts/mute'
import { nextAlertDeadline } from '../shared/alerts/next-alert-deadline'
import { reconcile } from '../shared/alerts/reconcile'
import { mute, unmute } from '../shared/alerts/set-mute'
import { shiftAlerts } from '../shared/alerts/shift-alerts'
import { concerns, takeStep } from '../shared/alerts/take-step'
import { takeTime } from '../shared/alerts/take-time'
import type { AlertsChange, AlertsView, AnnouncementView } from '../shared/contract/alert-views'
import { viewAlerts, viewAnnouncement, viewIncident, viewMute } from '../shared/contract/view-alert'
import type { AlertStanding } from '../shared/contract/view-gateway'
import type { Fleet } from '../shared/fleet/fleet'
import type { Step } from '../shared/fleet/step'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { Incident } from '../shared/model/incident'
import type { Settings } from '../shared/model/settings'
import type { Clock } from '../shared/time/clock'
import { type Millis, seconds } from '../shared/time/millis'
import { type AlertDocument, documentIn, keptAccountsSince, keptAlerts } from './alert-document'
import { MuteAccount } from './mute-account'
import type { Facts } from './ports'
import { UnkeptAlerts } from './unkept-alerts'

export interface AlertingPorts {
  readonly clock: Clock
  readonly fleet: () => Fleet
  readonly settings: () => Settings
  /** What the machine knows of itself. */
  readonly machine: () => { readonly addresses: readonly string[]; readonly listening: boolean; readonly port: number }
  /** Keeps facts; resolves when they are on the disk. */
  readonly commit: (facts: Facts) => Promise<void>
  /** Takes an announcement out, to everybody and everywhere. */
  readonly carry: (announcement: AnnouncementView) => void
  /** What of the alerts is to be seen has changed. */
  readonly show: (change: AlertsChange) => void
  /** How these gateways are to be seen has changed. */
  readonly touch: (gateways: Iterable<Gateway>) => void
  readonly outbox: AlertOutbox
}

/** The carrier that may be out of reach. */
export interface AlertOutbox {
  readonly waiting: readonly AnnouncementView[]
  add(announcements: readonly AnnouncementView[]): void
  wake(): void
}

/** The only owner of alerts: each change is a pure step, kept, and only then told. */
export class Alerting {
  private state: AlertState
  private readonly unkept = new UnkeptAlerts()
  private due: Millis | null
  private addressesWhenHeard: readonly string[] = []
  private readonly mutes: MuteAccount
  /** From when on history has mutes and incidents that are over, 0 for always: versions before kept none of them. */
  readonly accountsSince: Millis

  /** @param lastAt when facts were last kept: a mute that ended since then ended while nobody watched */
  constructor(
    private readonly ports: AlertingPorts,
    stored: unknown,
    lastAt: Millis | null = null,
  ) {
    const now = ports.clock.now()
    const known = keptAlerts(stored)
    this.accountsSince = keptAccountsSince(stored, ports.fleet().gateways.size === 0, now)
    if (documentIn(stored)?.accountsSince === undefined) this.unkept.note()
    this.mutes = new MuteAccount(ports.fleet().gateways, known.mutes, lastAt ?? now)
    this.state = reconcile(known, ports.fleet(), now)
    this.due = now
  }

  /** All that is known of bad news. */
  get current(): AlertState {
    return this.state
  }

  view(): AlertsView {
    return viewAlerts(this.state)
  }

  /** What alerts know of a gateway. */
  standingOf(gateway: Gateway): AlertStanding {
    return {
      openIncidents: openOf(this.state, this.rules())
        .of(gateway.id)
        .flatMap(({ id, condition }) => (condition === 'good' ? [] : id)),
      mute: muteOver(gateway, this.state.mutes, this.ports.clock.now()),
    }
  }

  /** A step of the fleet, which is kept next: `keep` adds to its facts what it means for alerts. */
  take(step: Step): void {
    if (step.heard !== undefined) this.addressesWhenHeard = this.ports.machine().addresses
    const now = this.ports.clock.now()
    if (concerns(this.state, step)) this.apply(takeStep(this.state, step, this.context(), now))
    if (step.changes.some((change) => this.mutes.isTouchedBy(change, this.state.mutes, now))) this.accountForMutes(now)
  }

  /** Keeps facts together with alerts that are not kept yet, and tells what there was to tell, kept or not. */
  keep(facts: Facts): Promise<void> {
    if (this.unkept.isEmpty) return this.ports.commit(facts)
    const now = this.ports.clock.now()
    if (!this.unkept.isDue(now)) return this.ports.commit(facts)
    const { announcements: told, accounts } = this.unkept.take(now)
    this.ports.outbox.add(told)
    const transitions = [...facts.transitions, ...accounts]
    const kept = this.ports.commit({ ...facts, transitions, alerts: this.document() })
    const carry = () => this.carry(told)
    kept.then(carry, carry)
    return kept
  }

  /** Does what time has made due until `now`. @returns in how many ms to come again, `null` for whenever */
  tick(now: Millis = this.ports.clock.now()): Millis | null {
    if (this.due !== null && now >= this.due) {
      this.apply(takeTime(this.state, this.context(), now))
      this.due = nextAlertDeadline(this.state, this.context(), now)
    }
    if (now >= this.mutes.turnAt) this.accountForMutes(now)
    if (this.unkept.isDue(this.ports.clock.now())) this.keepAlone()
    const next = Math.min(this.due ?? Number.POSITIVE_INFINITY, this.mutes.turnAt)
    return Number.isFinite(next) ? Math.max(next - now, 0) : null
  }

  /** The rules are others from now on. */
  rulesChanged(): void {
    this.due = this.ports.clock.now()
  }

  /** The wall clock was set by `by`, ahead if positive. */
  clockSet(by: Millis): void {
    this.apply({ state: shiftAlerts(this.state, by), announcements: [], changes: [] })
    this.unkept.hurry()
    this.due = this.ports.clock.now()
    // Hours of the day are those of the clock on the wall.
    this.accountForMutes(this.due)
  }

  /** @throws StorageFailure */
  acknowledge(incidents: readonly string[] | 'all'): Promise<void> {
    return this.change(acknowledge(this.state, incidents, this.ports.clock.now()))
  }

  /** What is open about a gateway. */
  openOf(gateway: GatewayId): readonly Incident[] {
    return openOf(this.state, this.rules()).of(gateway)
  }

  /** What was open about gateways that are back in the fleet goes on. @throws StorageFailure */
  bringBack(incidents: readonly Incident[]): Promise<void> {
    return this.change(bringBack(this.state, incidents, this.context(), this.ports.clock.now()))
  }

  /** @throws StorageFailure */
  mute(muted: ScopedMute): Promise<void> {
    return this.change(mute(this.state, muted, this.context(), this.ports.clock.now()))
  }

  /** @throws StorageFailure */
  unmute(scope: MuteScope): Promise<void> {
    return this.change(unmute(this.state, scope, this.context(), this.ports.clock.now()))
  }

  /** What the outbox holds has become less. */
  outboxSent(): void {
    this.unkept.note()
    this.keepAlone()
  }

  /** Keeps what is not kept yet. */
  stop(): void {
    if (!this.unkept.isEmpty) this.keepAlone()
  }

  private change(step: AlertStep): Promise<void> {
    this.apply(step)
    this.unkept.hurry()
    return this.keep(nothingAt(this.ports.clock.now()))
  }

  private apply({ state, announcements, changes }: AlertStep): void {
    if (state === this.state) return
    const mutesChanged = state.mutes !== this.state.mutes
    this.state = state
    this.unkept.note({
      announcements: announcements.map(viewAnnouncement),
      accounts: changes.flatMap((incident) => pastIncident(incident) ?? []),
    })
    if (announcements.length > 0 || mutesChanged) this.unkept.hurry()
    const now = this.ports.clock.now()
    this.due = nextAlertDeadline(state, this.context(), now)
    if (mutesChanged) this.accountForMutes(now)
    if (changes.length > 0 || mutesChanged) {
      const incidents = changes.map(viewIncident)
      this.ports.show(mutesChanged ? { incidents, mutes: state.mutes.map(viewMute) } : { incidents })
    }
    const { gateways } = this.ports.fleet()
    if (mutesChanged) this.ports.touch(gateways)
    else this.ports.touch(changes.flatMap(({ gateway }) => (gateway === null ? [] : (gateways.get(gateway) ?? []))))
  }

  private accountForMutes(now: Millis): void {
    const { gateways } = this.ports.fleet()
    const changes = this.mutes.take(gateways, this.state.mutes, now)
    if (changes.length === 0) return
    this.ports.touch(changes.flatMap(({ gateway }) => gateways.get(gateway) ?? []))
    this.unkept.note({ accounts: changes })
    this.unkept.hurry()
  }

  private keepAlone(): void {
    this.unkept.hurry()
    // What cannot be kept now stays with the storage and is kept with the next commit.
    this.keep(nothingAt(this.ports.clock.now())).catch(() => undefined)
  }

  private carry(told: readonly AnnouncementView[]): void {
    for (const announcement of told) this.ports.carry(announcement)
    this.ports.outbox.wake()
  }

  private context(): AlertContext {
    const { addresses, listening, port } = this.ports.machine()
    return {
      fleet: this.ports.fleet(),
      rules: this.rules(),
      evidence: { addressesThen: this.addressesWhenHeard, addressesNow: addresses, listening, port },
    }
  }

  private rules(): AlertRules {
    const { alertDelaySeconds, alertReminders, quietHours } = this.ports.settings()
    return { delay: seconds(alertDelaySeconds), reminders: alertReminders, quietHours }
  }

  private document(): AlertDocument {
    return { version: 1, state: this.state, outbox: this.ports.outbox.waiting, accountsSince: this.accountsSince }
  }
}

const nothingAt = (at: Millis): Facts => ({ at, gateways: [], removed: [], transitions: [] })

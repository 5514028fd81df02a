import { acknowledge } from '../../src/shared/alerts/acknowledge'
import {
  type AlertContext,
  type AlertRules,
  type AlertState,
  type AlertStep,
  NO_ALERTS,
} from '../../src/shared/alerts/alert-state'
import type { Announcement } from '../../src/shared/alerts/announcement'
import { bringBack } from '../../src/shared/alerts/bring-back'
import type { MuteScope, ScopedMute } from '../../src/shared/alerts/mute'
import { nextAlertDeadline } from '../../src/shared/alerts/next-alert-deadline'
import { reconcile } from '../../src/shared/alerts/reconcile'
import { mute, unmute } from '../../src/shared/alerts/set-mute'
import { shiftAlerts } from '../../src/shared/alerts/shift-alerts'
import { takeStep } from '../../src/shared/alerts/take-step'
import { takeTime } from '../../src/shared/alerts/take-time'
import { applyEdit } from '../../src/shared/fleet/apply-edit'
import { applyRemovals, applyRestore, type Bin } from '../../src/shared/fleet/apply-removals'
import { shiftStamps, startWatching, stopWatching } from '../../src/shared/fleet/apply-watch'
import { fleetOf } from '../../src/shared/fleet/fleet'
import type { Step } from '../../src/shared/fleet/step'
import type { GatewayEdits } from '../../src/shared/model/gateway'
import type { Evidence, Incident } from '../../src/shared/model/incident'
import { type Millis, seconds } from '../../src/shared/time/millis'
import { Diary } from './diary'

/** A fleet and its alerts lived through on a fake clock: what is told, and when. */
export class AlertDiary extends Diary {
  alerts: AlertState = NO_ALERTS
  readonly told: Announcement[] = []
  /** Every incident that was ever open, as it was last. */
  readonly incidents = new Map<string, Incident>()
  private bin: Bin = new Map()
  rules: AlertRules = { delay: seconds(5), reminders: false, quietHours: [] }
  evidence: Evidence = { addressesThen: ['10.0.0.9'], addressesNow: ['10.0.0.9'], listening: true, port: 9528 }

  get context(): AlertContext {
    return { fleet: this.fleet, rules: this.rules, evidence: this.evidence }
  }

  /** Other boxes report every 20 s all the while, so that silence of one is not silence of all. */
  othersReport(from: Millis, to: Millis, part = 'other'): this {
    for (let at = from; at <= to; at += seconds(20)) this.hears(at, { sn: part })
    return this
  }

  /** The boxes report every 20 s, one after the other, from `from` to `to`. */
  boxesReport(serials: readonly string[], from: Millis, to: Millis): this {
    for (let at = from; at <= to; at += seconds(20)) {
      serials.forEach((sn, index) => {
        this.hears(at + index * 100, { sn })
      })
    }
    return this
  }

  writes(id: string, edit: Partial<GatewayEdits>): this {
    return this.take(applyEdit(this.fleet, id, edit))
  }

  /** The user removes a box. @see bringsBack */
  removes(id: string): this {
    const open = (gateway: string) => this.alerts.incidents.filter((incident) => incident.gateway === gateway)
    const { step, bin } = applyRemovals(this.fleet, this.bin, [id], this.now, open)
    this.bin = bin
    return this.take(step)
  }

  /** The user takes a removal back. */
  bringsBack(id: string): this {
    const incidents = this.bin.get(id)?.removed.incidents ?? []
    const { step, bin } = applyRestore(this.fleet, this.bin, [id], this.now)
    this.bin = bin
    this.take(step)
    return this.takeAlerts(bringBack(this.alerts, incidents, this.context, this.now))
  }

  /** Somebody sets the wall clock, ahead if positive; the station notices within a second. */
  setsClock(by: Millis): this {
    this.fleet = shiftStamps(this.fleet, by)
    this.alerts = shiftAlerts(this.alerts, by)
    this.now += by
    return this.isDisturbed(this.now)
  }

  mutes(scope: MuteScope, how: Partial<ScopedMute> = {}): this {
    const muted = { scope, until: null, untilRecovery: false, window: null, ...how }
    return this.takeAlerts(mute(this.alerts, muted, this.context, this.now))
  }

  unmutes(scope: MuteScope): this {
    return this.takeAlerts(unmute(this.alerts, scope, this.context, this.now))
  }

  acknowledges(): this {
    return this.takeAlerts(acknowledge(this.alerts, 'all', this.now))
  }

  /** The process ends at `from` and starts again at `to` with what was kept. */
  restarts(from: Millis, to: Millis): this {
    this.until(from)
    const kept = JSON.parse(JSON.stringify(this.alerts)) as AlertState
    this.fleet = fleetOf(this.fleet.gateways, to, this.fleet.defaultPeriod)
    this.alerts = reconcile(kept, this.fleet, to)
    this.now = to
    this.take(stopWatching(this.fleet, from))
    this.fleet = startWatching(this.fleet, to)
    return this
  }

  /** What was told, as `second news what`, e.g. `85 bad gateway-offline SN-1`. */
  get heard(): string[] {
    return this.told.map(({ at, news, items, total }) => {
      const names = items.map(({ gateway, device }) => (device === null ? (gateway ?? 'us') : `${gateway}/${device}`))
      const count = total === null ? '' : ` of ${total}`
      return `${Math.floor(at / 1000)} ${news} ${items[0]?.kind} ${names.join(' ')}${count}`
    })
  }

  override until(at: Millis): this {
    // The fleet is looked at every second, the alerts when they say so.
    for (;;) {
      const due = nextAlertDeadline(this.alerts, this.context, this.now)
      super.until(Math.min(at, this.now + 1000, due ?? at))
      if (due !== null && due <= this.now) {
        this.takeAlerts(takeTime(this.alerts, this.context, this.now))
        const next = nextAlertDeadline(this.alerts, this.context, this.now)
        if (next !== null && next <= this.now) throw new Error(`the alerts are never done at ${this.now}`)
      }
      if (this.now >= at) return this
    }
  }

  protected override take(step: Step): this {
    super.take(step)
    return this.takeAlerts(takeStep(this.alerts, step, this.context, this.now))
  }

  private takeAlerts(step: AlertStep): this {
    this.alerts = step.state
    this.told.push(...step.announcements)
    for (const incident of step.changes) this.incidents.set(incident.id, incident)
    return this
  }
}

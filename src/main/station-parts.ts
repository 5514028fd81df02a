import type { StationHandlers } from '../shared/contract/dispatch'
import { maskSecrets } from '../shared/contract/mask-secret'
import type { PushEvent } from '../shared/contract/push'
import { viewGateway } from '../shared/contract/view-gateway'
import type { Step } from '../shared/fleet/step'
import type { Gateway } from '../shared/model/gateway'
import { patienceOf } from '../shared/presence/policy'
import { seconds } from '../shared/time/millis'
import { keptOutbox } from './alert-document'
import { Alerting } from './alerting'
import { Preferences } from './config/preferences'
import { Announcer } from './fleet/announcer'
import { type Described, describeNews, fleetNow } from './fleet/describe'
import { keptBody, LastReports } from './fleet/last-reports'
import { LiveFleet } from './fleet/live-fleet'
import { RecentSamples } from './fleet/recent-samples'
import { type ForwardingPorts, type PastForHeadquarters, StationForwarding } from './forwarding'
import { handlersOf } from './handlers'
import { HiddenPasswords } from './hidden-passwords'
import { WebhookCarrier } from './notify/webhook-carrier'
import type { JournalTail, Log, PackedHistory, Storage, Stored } from './ports'
import { Receiver } from './receiver/receiver'
import type { ReportArrival } from './receiver/receiver-app'
import { Reception } from './reception'
import type { StationClock } from './station-clock'
import { StationExports } from './station-exports'
import { Vigil } from './vigil'

/** Where a station keeps its things, and whether its boxes exist. */
export interface StationPlace {
  readonly dataDir: string
  readonly simulated: boolean
  /** What was kept, for headquarters; `null` where nothing is forwarded. */
  readonly tail?: JournalTail | null
  /** What is sealed and packed, likewise. */
  readonly history?: PackedHistory | null
  /** How to get to headquarters, if not as its pairing says. */
  readonly openLink?: ForwardingPorts['openLink']
}

/** The parts of a station on an open data folder, and the ways between them. */
export class StationParts {
  private readonly samples = new RecentSamples()
  private readonly lastReports: LastReports
  /** Who is told what changes. */
  readonly listeners = new Set<(event: PushEvent) => void>()
  readonly preferences: Preferences
  readonly fleet: LiveFleet
  readonly box: Receiver
  readonly announcer: Announcer
  readonly vigil: Vigil
  readonly reception: Reception
  readonly alerting: Alerting
  readonly webhook: WebhookCarrier
  readonly handlers: StationHandlers
  readonly exports: StationExports
  readonly described: Described
  readonly forwarding: StationForwarding
  readonly passwords = new HiddenPasswords()

  constructor(
    private readonly clock: StationClock,
    private readonly storage: Storage,
    private readonly stored: Stored,
    private readonly log: Log,
    place: StationPlace,
  ) {
    this.lastReports = new LastReports(stored.bodies)
    this.preferences = this.newPreferences()
    this.fleet = this.newFleet()
    this.box = this.newReceiver()
    this.webhook = this.newWebhook()
    this.alerting = this.newAlerting()
    this.described = {
      clock,
      fleet: this.fleet,
      samples: this.samples,
      receiver: () => this.box.view(),
      standingOf: (gateway: Gateway) => this.alerting.standingOf(gateway),
    }
    this.announcer = new Announcer(
      (news) => describeNews(this.described, news),
      (patch) => this.push({ type: 'patch', patch }),
      () => this.listeners.size > 0,
    )
    const note = () => this.announcer.noteReceiver()
    this.vigil = new Vigil(clock, this.fleet, this.alerting, this.box, note)
    this.reception = new Reception({ receiver: this.box, fleet: this.fleet, vigil: this.vigil, note })
    this.exports = this.newExports(place)
    this.forwarding = this.newForwarding(place)
    this.handlers = this.newHandlers()
  }

  private newPreferences(): Preferences {
    const { clock, storage } = this
    return new Preferences(
      this.stored.settings,
      (settings) => storage.commit({ at: clock.now(), gateways: [], removed: [], transitions: [], settings }),
      (settings, before) => {
        this.box.admit(settings)
        this.alerting.rulesChanged()
        if (settings.webhook !== before.webhook) this.webhook.targetChanged()
        this.forwarding.changed(settings, before)
        this.announcer.noteReceiver()
        this.push({ type: 'settings', settings: maskSecrets(settings) })
      },
    )
  }

  private newFleet(): LiveFleet {
    const settings = this.preferences.get()
    return new LiveFleet(
      this.clock,
      { keep: (facts) => this.alerting.keep(facts), announce: (step) => this.announce(step) },
      this.stored.gateways,
      seconds(settings.defaultPeriodSeconds),
      patienceOf(settings),
    )
  }

  private newReceiver(): Receiver {
    return new Receiver(
      {
        clock: this.clock,
        accept: (arrival) => this.accept(arrival),
        onRejection: (rejection) => this.push({ type: 'rejection', rejection }),
      },
      this.preferences.get(),
    )
  }

  private newWebhook(): WebhookCarrier {
    const { clock, log } = this
    return new WebhookCarrier(
      {
        clock,
        settings: () => this.preferences.get(),
        onSent: () => this.alerting.outboxSent(),
        log,
        pace: clock.pace,
      },
      keptOutbox(this.stored.alerts),
    )
  }

  private newAlerting(): Alerting {
    return new Alerting(
      {
        clock: this.clock,
        fleet: () => this.fleet.current,
        settings: () => this.preferences.get(),
        machine: () => this.reception.machine(),
        commit: (facts) => this.storage.commit(facts),
        carry: (announcement) => this.push({ type: 'announcement', announcement }),
        show: (change) => this.push({ type: 'alerts', change }),
        touch: (gateways) => this.announcer.touch(gateways),
        outbox: this.webhook,
      },
      this.stored.alerts,
      this.stored.lastCommitAt,
    )
  }

  private newExports({ dataDir, simulated }: StationPlace): StationExports {
    const { clock, storage, fleet, alerting, preferences, log } = this
    return new StationExports({
      ...{ dataDir, simulated, clock, storage, fleet, alerting, preferences, log },
      tell: (view) => this.push({ type: 'export', export: view }),
    })
  }

  private newForwarding({ dataDir, tail = null, history = null, openLink }: StationPlace): StationForwarding {
    const { clock, storage, log } = this
    return new StationForwarding({
      ...{ folder: dataDir, tail, openLink, storage, clock, pace: clock.pace, log },
      past: this.pastFor(history),
      settings: () => this.preferences.get(),
      tell: (forwarding) => this.push({ type: 'forwarding', forwarding }),
    })
  }

  private newHandlers(): StationHandlers {
    const { described, forwarding, alerting, webhook, lastReports, preferences, storage } = this
    return handlersOf({
      ...described,
      ...{ forwarding, alerting, webhook, lastReports, preferences, storage },
      receiver: this.box,
      exporting: this.exports.exporting,
      fleetNow: () => fleetNow(described, this.announcer.seq),
      passwords: this.passwords,
      describeGateway: (gateway) => viewGateway(gateway, this.fleet.defaultPeriod, alerting.standingOf(gateway)),
      openReceiver: (...place) => this.reception.open(...place),
      pauseReceiver: () => this.reception.pause(),
    })
  }

  private pastFor(history: PackedHistory | null): PastForHeadquarters | null {
    if (history === null) return null
    return {
      history,
      lastReport: (id) => {
        const last = this.lastReports.get(id)
        return last === null ? null : { ...last, at: Date.parse(last.at) }
      },
      acknowledge: (incidents) => this.alerting.acknowledge(incidents),
    }
  }

  private accept({ report, at, from, path, size, text }: ReportArrival): Promise<void> {
    const body = keptBody(text, size)
    const { gateway, kept } = this.fleet.ingest({ report, at, from, path }, body)
    if (gateway !== null) {
      this.samples.add(gateway)
      this.lastReports.set({ gateway: gateway.id, at, from, dialect: report.dialect, body })
    }
    return kept
  }

  private announce(step: Step): void {
    for (const change of step.changes) {
      if (change.kind !== 'removed') continue
      // What the user removed may be brought back, with what it last said.
      if (this.fleet.removed.has(change.id)) continue
      this.samples.forget(change.id)
      this.lastReports.forget(change.id)
    }
    this.announcer.note(step)
    this.alerting.take(step)
  }

  /** Tells everybody who listens, without the passwords of cameras. */
  private push(event: PushEvent): void {
    const told = this.passwords.pushed(event)
    for (const listener of this.listeners) listener(told)
  }
}

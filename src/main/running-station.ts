import { dispatch, type StationHandlers } from '../shared/contract/dispatch'
import { maskSecrets } from '../shared/contract/mask-secret'
import type { PushEvent } from '../shared/contract/push'
import { viewGateway } from '../shared/contract/view-gateway'
import type { ReceiverView } from '../shared/contract/views'
import type { Step } from '../shared/fleet/step'
import type { Gateway } from '../shared/model/gateway'
import { type Outcome, problem } from '../shared/outcome'
import { patienceOf } from '../shared/presence/policy'
import { chosenLanguage } from '../shared/text/text'
import { seconds } from '../shared/time/millis'
import { keptOutbox } from './alert-document'
import { Alerting } from './alerting'
import { Preferences } from './config/preferences'
import { ScheduledExports } from './export/scheduled-exports'
import { Exporting } from './exporting'
import { Announcer } from './fleet/announcer'
import { type Described, describeFleet, describeNews } from './fleet/describe'
import { keptBody, LastReports } from './fleet/last-reports'
import { LiveFleet } from './fleet/live-fleet'
import { RecentSamples } from './fleet/recent-samples'
import { limitsOf } from './fleet/view-storage'
import { type ForwardingPorts, type PastForHeadquarters, StationForwarding } from './forwarding'
import { handlersOf } from './handlers'
import { HiddenPasswords } from './hidden-passwords'
import { WebhookCarrier } from './notify/webhook-carrier'
import type { Download, JournalTail, Log, PackedHistory, Storage, Stored } from './ports'
import { Receiver } from './receiver/receiver'
import type { ReportArrival } from './receiver/receiver-app'
import { Reception } from './reception'
import type { StationClock } from './station-clock'
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
export class RunningStation {
  private readonly samples = new RecentSamples()
  private readonly lastReports: LastReports
  private readonly listeners = new Set<(event: PushEvent) => void>()
  private readonly preferences: Preferences
  private readonly fleet: LiveFleet
  private readonly box: Receiver
  private readonly announcer: Announcer
  private readonly vigil: Vigil
  private readonly reception: Reception
  private readonly alerting: Alerting
  private readonly webhook: WebhookCarrier
  private readonly handlers: StationHandlers
  private readonly exporting: Exporting
  private readonly scheduled: ScheduledExports
  private readonly described: Described
  private readonly forwarding: StationForwarding
  private readonly passwords = new HiddenPasswords()

  constructor(
    private readonly clock: StationClock,
    private readonly storage: Storage,
    private readonly stored: Stored,
    private readonly log: Log,
    place: StationPlace,
  ) {
    this.lastReports = new LastReports(stored.bodies)
    this.preferences = new Preferences(
      stored.settings,
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
    this.fleet = new LiveFleet(
      clock,
      { keep: (facts) => this.alerting.keep(facts), announce: (step) => this.announce(step) },
      stored.gateways,
      seconds(this.preferences.get().defaultPeriodSeconds),
      patienceOf(this.preferences.get()),
    )
    this.box = new Receiver(
      {
        clock,
        accept: (arrival) => this.accept(arrival),
        onRejection: (rejection) => this.push({ type: 'rejection', rejection }),
      },
      this.preferences.get(),
    )
    this.webhook = new WebhookCarrier(
      {
        clock,
        settings: () => this.preferences.get(),
        onSent: () => this.alerting.outboxSent(),
        log,
        pace: clock.pace,
      },
      keptOutbox(stored.alerts),
    )
    this.alerting = new Alerting(
      {
        clock,
        fleet: () => this.fleet.current,
        settings: () => this.preferences.get(),
        machine: () => this.reception.machine(),
        commit: (facts) => storage.commit(facts),
        carry: (announcement) => this.push({ type: 'announcement', announcement }),
        show: (change) => this.push({ type: 'alerts', change }),
        touch: (gateways) => this.announcer.touch(gateways),
        outbox: this.webhook,
      },
      stored.alerts,
      stored.lastCommitAt,
    )
    const described = {
      clock,
      fleet: this.fleet,
      samples: this.samples,
      receiver: () => this.box.view(),
      standingOf: (gateway: Gateway) => this.alerting.standingOf(gateway),
    }
    this.described = described
    this.announcer = new Announcer(
      (news) => describeNews(described, news),
      (patch) => this.push({ type: 'patch', patch }),
      () => this.listeners.size > 0,
    )
    this.vigil = new Vigil(clock, this.fleet, this.alerting, this.box, () => this.announcer.noteReceiver())
    this.reception = new Reception({
      ...{ receiver: this.box, fleet: this.fleet, vigil: this.vigil },
      note: () => this.announcer.noteReceiver(),
    })
    this.exporting = new Exporting({
      ...place,
      now: () => clock.now(),
      storage,
      gateways: () => this.fleet.gateways,
      defaultPeriod: () => this.fleet.defaultPeriod,
      alerts: () => ({ ...this.alerting.current, accountsSince: this.alerting.accountsSince }),
      language: () => chosenLanguage(this.preferences.get().language, [Intl.DateTimeFormat().resolvedOptions().locale]),
      tell: (view) => this.push({ type: 'export', export: view }),
      log,
    })
    this.scheduled = new ScheduledExports(place.dataDir, {
      now: () => clock.now(),
      schedules: () => this.preferences.get().exportSchedules,
      run: (schedule, period) => this.exporting.runScheduled(schedule, period),
      log,
    })
    this.forwarding = new StationForwarding({
      folder: place.dataDir,
      tail: place.tail ?? null,
      past: this.pastFor(place.history ?? null),
      openLink: place.openLink,
      storage,
      clock,
      pace: clock.pace,
      settings: () => this.preferences.get(),
      log,
      tell: (forwarding) => this.push({ type: 'forwarding', forwarding }),
    })
    this.handlers = handlersOf({
      forwarding: this.forwarding,
      exporting: this.exporting,
      ...described,
      alerting: this.alerting,
      webhook: this.webhook,
      receiver: this.box,
      lastReports: this.lastReports,
      preferences: this.preferences,
      storage,
      describeFleet: () => describeFleet(described, this.announcer.seq),
      describeGateway: (gateway) => viewGateway(gateway, this.fleet.defaultPeriod, this.alerting.standingOf(gateway)),
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

  /** Takes up the watch. `host` and `port` as asked for at the start, `null` where the settings decide. */
  async listen(host: string | null, port: number | null): Promise<void> {
    // A disk that is full must not keep anybody from watching; what is refused goes with the next commit that succeeds.
    const stopped = this.fleet.stopWatching(this.stored.lastCommitAt ?? this.clock.now())
    await stopped.catch((error: unknown) => this.log(`the stop before is not recorded yet: ${String(error)}`))
    await this.exporting.exports.open()
    await this.scheduled.start()
    const settings = this.preferences.get()
    this.storage.keepWithin(limitsOf(settings))
    await this.reception.start(host ?? settings.receiverHost, port ?? settings.receiverPort)
    this.vigil.start()
    this.webhook.wake()
    this.forwarding.start()
  }

  async stop(): Promise<void> {
    this.vigil.stop()
    await this.reception.stop()
    await this.fleet.stopWatching().catch((error: unknown) => this.log(`the stop is not recorded: ${String(error)}`))
    await Promise.all([this.scheduled.stop(), this.exporting.exports.stop()])
    await Promise.all([this.webhook.stop(), this.forwarding.stop()])
    this.alerting.stop()
    this.announcer.stop()
    this.listeners.clear()
    await this.storage.close()
  }

  call(name: string, raw: unknown): Promise<Outcome<unknown>> {
    return this.passwords.answered(name, raw, (meant) =>
      dispatch(this.handlers, name, meant, (call, error) => this.log(`${call} failed: ${String(error)}`)),
    )
  }

  subscribe(listener: (event: PushEvent) => void): () => void {
    const fleet = describeFleet(this.described, this.announcer.seq)
    listener(this.passwords.pushed({ type: 'snapshot', fleet }))
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  download(raw: unknown): Promise<Outcome<Download>> {
    return this.exporting.download(raw).catch((error: unknown) => {
      this.log(`a download failed: ${String(error)}`)
      return problem('storage-failed', 'what is kept could not be read; the log says why')
    })
  }

  watchAnew(): void {
    this.vigil.watchAnew()
  }

  receiver(): ReceiverView {
    return this.box.view()
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

  private push(event: PushEvent): void {
    const told = this.passwords.pushed(event)
    for (const listener of this.listeners) listener(told)
  }
}

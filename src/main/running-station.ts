import { dispatch, type Handlers } from '../shared/contract/dispatch'
import type { PushEvent } from '../shared/contract/push'
import type { ReceiverProblem, ReceiverView } from '../shared/contract/views'
import type { Step } from '../shared/fleet/step'
import type { Outcome } from '../shared/outcome'
import { seconds } from '../shared/time/millis'
import { Preferences } from './config/preferences'
import { Announcer } from './fleet/announcer'
import { type Described, describeFleet, describeNews } from './fleet/describe'
import { BODY_KEPT, LastReports } from './fleet/last-reports'
import { LiveFleet } from './fleet/live-fleet'
import { RecentSamples } from './fleet/recent-samples'
import { limitsOf } from './fleet/view-storage'
import { handlersOf } from './handlers'
import type { Log, Storage, Stored } from './ports'
import { Receiver } from './receiver/receiver'
import type { ReportArrival } from './receiver/receiver-app'
import type { StationClock } from './station-clock'
import { Vigil } from './vigil'

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
  private readonly handlers: Handlers
  private readonly described: Described

  constructor(
    private readonly clock: StationClock,
    private readonly storage: Storage,
    private readonly stored: Stored,
    private readonly log: Log,
  ) {
    this.lastReports = new LastReports(stored.bodies)
    this.preferences = new Preferences(
      stored.settings,
      (settings) => storage.commit({ at: clock.now(), gateways: [], removed: [], transitions: [], settings }),
      (settings) => {
        this.box.admit(settings)
        this.announcer.noteReceiver()
        this.push({ type: 'settings', settings })
      },
    )
    this.fleet = new LiveFleet(
      clock,
      { keep: (facts) => storage.commit(facts), announce: (step) => this.announce(step) },
      stored.gateways,
      seconds(this.preferences.get().defaultPeriodSeconds),
    )
    this.box = new Receiver(
      {
        clock,
        accept: (arrival) => this.accept(arrival),
        onRejection: (rejection) => this.push({ type: 'rejection', rejection }),
      },
      this.preferences.get(),
    )
    const described = { clock, fleet: this.fleet, samples: this.samples, receiver: () => this.box.view() }
    this.described = described
    this.announcer = new Announcer(
      (news) => describeNews(described, news),
      (patch) => this.push({ type: 'patch', patch }),
    )
    this.vigil = new Vigil(clock, this.fleet, this.box, () => this.announcer.noteReceiver())
    this.handlers = handlersOf({
      ...described,
      receiver: this.box,
      lastReports: this.lastReports,
      preferences: this.preferences,
      storage,
      describeFleet: () => describeFleet(described, this.announcer.seq),
      openReceiver: (host, port) => this.openReceiver(host, port),
    })
  }

  /** Takes up the watch. `host` and `port` as asked for at the start, `null` where the settings decide. */
  async listen(host: string | null, port: number | null): Promise<void> {
    await this.fleet.stopWatching(this.stored.lastCommitAt ?? this.clock.now())
    const settings = this.preferences.get()
    this.storage.keepWithin(limitsOf(settings))
    await this.openReceiver(host ?? settings.receiverHost, port ?? settings.receiverPort)
    this.vigil.start()
  }

  async stop(): Promise<void> {
    this.vigil.stop()
    await this.box.close()
    await this.fleet.stopWatching().catch((error: unknown) => this.log(`the stop is not recorded: ${String(error)}`))
    this.announcer.stop()
    this.listeners.clear()
    await this.storage.close()
  }

  call(name: string, raw: unknown): Promise<Outcome<unknown>> {
    return dispatch(this.handlers, name, raw, (call, error) => this.log(`${call} failed: ${String(error)}`))
  }

  subscribe(listener: (event: PushEvent) => void): () => void {
    listener({ type: 'snapshot', fleet: describeFleet(this.described, this.announcer.seq) })
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  watchAnew(): void {
    this.vigil.watchAnew()
  }

  receiver(): ReceiverView {
    return this.box.view()
  }

  private async accept({ report, at, from, path, text }: ReportArrival): Promise<void> {
    const body = text.slice(0, BODY_KEPT)
    const { gateway, kept } = this.fleet.ingest({ report, at, from, path }, body)
    if (gateway !== null) {
      this.samples.add(gateway)
      this.lastReports.set({ gateway: gateway.id, at, from, dialect: report.dialect, body })
    }
    await kept
  }

  private async openReceiver(host: string, port: number): Promise<ReceiverProblem | null> {
    const wasListening = this.box.isListening
    const failure = await this.box.open(host, port)
    if (failure === null) this.vigil.watchAnew()
    else if (wasListening && !this.box.isListening) await this.fleet.stopWatching()
    this.announcer.noteReceiver()
    return failure
  }

  private announce(step: Step): void {
    for (const change of step.changes) {
      if (change.kind !== 'removed') continue
      this.samples.forget(change.id)
      this.lastReports.forget(change.id)
    }
    this.announcer.note(step)
  }

  private push(event: PushEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}

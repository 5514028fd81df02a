import type { FileView } from '../shared/contract/diagnostics-calls'
import { dispatch, type Handlers, type HostCall } from '../shared/contract/dispatch'
import type { FleetView, ReceiverView, StorageView } from '../shared/contract/views'
import { type Outcome, ok, problem } from '../shared/outcome'
import { type Millis, seconds } from '../shared/time/millis'
import { answererOf } from './answered-by'
import { Audience } from './audience'
import type { Options } from './config/options'
import { collectDiagnostics } from './diagnostics/collect'
import { usualLogFile } from './diagnostics/log-file'
import { reason } from './failures'
import type { Download, Log, StationPort } from './ports'
import { restoreInto, whereItListens } from './restoring'
import { Simulation } from './simulation'
import { standstill } from './standstill'
import { createStation, type Station } from './station'
import { type MachineClocks, THIS_MACHINE } from './station-clock'
import { dropExchanged } from './storage/restore'

/** How long after a station did not come back it is tried again. */
const RETRY: Millis = seconds(10)

/** A station that can be exchanged while carriers hold it. */
export interface StationHost extends Station {
  /** The real station, whatever is shown: for what leaves the interface, such as notifications of the system. */
  readonly real: StationPort
}

/** @param archiveWorker as `createStation` takes it */
export function createStationHost(
  options: Options,
  log: Log,
  archiveWorker: string | null = null,
  machine: MachineClocks = THIS_MACHINE,
): StationHost {
  return new Host(options, log, archiveWorker, machine)
}

class Host implements StationHost {
  readonly real: StationPort = {
    call: (name, raw) => this.ask(this.station, name, raw),
    subscribe: (listener) => this.toReal.subscribe(listener),
    download: (raw) => this.fetch(this.station, raw),
  }
  private readonly toReal = new Audience()
  private readonly toShown = new Audience()
  private readonly handlers: Pick<Handlers, HostCall> = {
    setSimulation: (asked) => this.inTurn(() => this.simulation.set(asked)),
    restoreBackup: ({ name }) => this.inTurn(() => this.restore(name)),
    collectDiagnostics: () => this.collectDiagnostics(),
  }
  private station: Station | null = null
  private readonly simulation: Simulation
  /** The real fleet as it last was, while there is no station. */
  private lastFleet: FleetView | null = null
  private whyNot = 'the station is not running'
  private isStopping = false
  private retry: NodeJS.Timeout | undefined
  /** Each change begins with what the one before it has made. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly options: Options,
    private readonly log: Log,
    private readonly archiveWorker: string | null,
    private readonly machine: MachineClocks,
  ) {
    this.simulation = new Simulation({
      ...{ dataDir: options.dataDir, archiveWorker, machine, log, real: this.real },
      receiver: () => this.receiver(),
      show: () => this.show(),
    })
    this.toReal.subscribe((event) => {
      if (event.type === 'settings') void this.simulation.follow(event.settings)
    })
  }

  async start(): Promise<void> {
    this.isStopping = false
    await this.run(this.options)
    await this.simulation
      .removeLeftovers()
      .catch((error: unknown) => this.log(`what a crash left of simulated boxes cannot be removed: ${reason(error)}`))
    await dropExchanged(this.options.dataDir).catch((error: unknown) =>
      this.log(`what a restore has left cannot be removed: ${reason(error)}`),
    )
  }

  stop(): Promise<void> {
    this.isStopping = true
    clearTimeout(this.retry)
    const stopped = this.turn.then(async () => {
      this.whyNot = 'the station is not running'
      await this.simulation.end()
      const { station } = this
      this.station = null
      this.show()
      await station?.stop()
    })
    this.turn = stopped.catch(() => undefined)
    return stopped
  }

  call(name: string, raw: unknown): Promise<Outcome<unknown>> {
    switch (answererOf(name)) {
      case 'host':
        return dispatch(this.handlers, name, raw, (call, error) => this.log(`${call} failed: ${String(error)}`))
      case 'real':
        return this.ask(this.station, name, raw)
      case 'shown':
        return this.ask(this.simulation.view ?? this.station, name, raw)
    }
  }

  subscribe: StationPort['subscribe'] = (listener) => this.toShown.subscribe(listener)

  download(raw: unknown): Promise<Outcome<Download>> {
    return this.fetch(this.simulation.view ?? this.station, raw)
  }

  watchAnew(): void {
    this.station?.watchAnew()
    this.simulation.watchAnew()
  }

  receiver(): ReceiverView {
    const view = this.station?.receiver() ?? this.lastFleet?.receiver ?? null
    if (view === null) throw new Error(this.whyNot)
    return view
  }

  private async ask(station: StationPort | null, name: string, raw: unknown): Promise<Outcome<unknown>> {
    return station === null ? problem('disconnected', this.whyNot) : station.call(name, raw)
  }

  private async fetch(station: StationPort | null, raw: unknown): Promise<Outcome<Download>> {
    return station === null ? problem('disconnected', this.whyNot) : station.download(raw)
  }

  private async collectDiagnostics(): Promise<Outcome<FileView>> {
    const { options, machine, real } = this
    const logFile = options.logFile ?? usualLogFile(options.dataDir)
    const { fileName, bytes } = await collectDiagnostics({ call: real.call, logFile, now: machine.wall(), options })
    return ok({ fileName, base64: Buffer.from(bytes).toString('base64') })
  }

  private inTurn<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const done = this.turn.then(() =>
      this.isStopping || this.station === null ? problem('disconnected', this.whyNot) : work(),
    )
    this.turn = done.catch(() => undefined)
    return done
  }

  /** Whoever listens hears from now on the station that there is now. */
  private show(): void {
    const { station } = this
    this.toReal.follow(station && ((listener) => station.subscribe(listener)))
    const shown = this.simulation.view ?? station
    this.toShown.follow(shown && ((listener) => shown.subscribe(listener)))
  }

  /** @throws StartFailure, with nothing of it left */
  private async run(options: Options): Promise<void> {
    const station = createStation(options, this.log, this.archiveWorker, this.machine)
    try {
      await station.start()
    } catch (error) {
      await station.stop()
      throw error
    }
    this.station = station
    this.show()
  }

  private async restore(name: string): Promise<Outcome<StorageView>> {
    const storage = (await this.real.call('getStorage', {})) as Outcome<StorageView>
    if (!storage.ok) return storage
    if (!storage.value.backups.some((backup) => backup.name === name)) {
      return problem('not-found', 'there is no backup of this name', 'name')
    }
    const { options, keepPlace } = await whereItListens(this.real, this.options, this.receiver())
    const failure = await restoreInto(
      {
        dataDir: options.dataDir,
        now: this.machine.wall,
        log: this.log,
        pause: () => this.pause(),
        beginAnew: () => this.run({ ...options, restored: true }),
        comeBack: (mend) => this.comeBack(options, mend),
      },
      name,
    )
    if (failure !== null) return problem('restore-failed', failure)
    await keepPlace()
    return (await this.real.call('getStorage', {})) as Outcome<StorageView>
  }

  /** Boxes are refused from now on, and try again later. */
  private async pause(): Promise<void> {
    const { station } = this
    const fleet = (await this.real.call('getFleet', {})) as Outcome<FleetView>
    this.lastFleet = fleet.ok ? fleet.value : null
    this.whyNot = 'a backup is being restored; try again in a moment'
    this.station = null
    this.show()
    await station?.stop().catch((error: unknown) => this.log(`the station did not stop as it should: ${reason(error)}`))
  }

  /** @param mend what has to be done before, until it is done once */
  private async comeBack(options: Options, mend: (() => Promise<void>) | null): Promise<void> {
    let toMend = mend
    try {
      await toMend?.()
      toMend = null
      await this.run(options)
    } catch (error) {
      this.whyNot = reason(error)
      this.log(`the station does not come back, trying again later: ${this.whyNot}`)
      if (this.isStopping) return
      this.showStandstill()
      this.retry = setTimeout(() => {
        this.turn = this.turn.then(() => (this.isStopping ? undefined : this.comeBack(options, toMend)))
      }, RETRY / this.machine.pace)
    }
  }

  private showStandstill(): void {
    if (this.lastFleet === null) return
    const fleet = standstill(this.lastFleet, this.whyNot, this.machine.wall())
    this.lastFleet = fleet
    const still: StationPort['subscribe'] = (listener) => {
      listener({ type: 'snapshot', fleet })
      return () => undefined
    }
    this.toReal.follow(still)
    if (this.simulation.view === null) this.toShown.follow(still)
  }
}

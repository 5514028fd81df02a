import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Input } from '../shared/contract/calls'
import type { SimulationView } from '../shared/contract/simulation-calls'
import type { ReceiverView } from '../shared/contract/views'
import type { Settings } from '../shared/model/settings'
import { type Outcome, ok, problem } from '../shared/outcome'
import { reason } from './failures'
import type { Log, StationPort } from './ports'
import { type SimulatedStation, startSimulatedStation } from './simulated-station'
import { viewSimulated } from './simulated-view'
import type { MachineClocks } from './station-clock'

type Asked = Input<'setSimulation'>

export interface SimulationParts {
  /** Of the real station; the simulated ones have folders of their own in it. */
  readonly dataDir: string
  readonly archiveWorker: string | null
  readonly machine: MachineClocks
  readonly log: Log
  readonly real: StationPort
  readonly receiver: () => ReceiverView
  /** What is to be seen is another station from now on. */
  readonly show: () => void
}

/** The simulated station that may stand in front of the real one. */
export class Simulation {
  private station: SimulatedStation | null = null
  private shown: StationPort | null = null
  private begun = 0

  constructor(private readonly parts: SimulationParts) {}

  /** What is seen in place of the real station; `null` where that is seen itself. */
  get view(): StationPort | null {
    return this.shown
  }

  /** Shows so many boxes that do not exist, 0 for none. */
  async set({ boxes, language }: Asked): Promise<Outcome<SimulationView>> {
    if (boxes === (this.station?.boxes ?? 0)) return ok({ boxes })
    try {
      if (boxes === 0) await this.end()
      else await this.begin(boxes, language)
      return ok({ boxes })
    } catch (error) {
      return problem('simulation-failed', reason(error))
    }
  }

  async end(): Promise<void> {
    const { station } = this
    if (station === null) return
    this.station = null
    this.shown = null
    this.parts.show()
    await this.over(station)
  }

  /** Takes over what of the real settings is true of simulated boxes as well. */
  async follow(settings: Settings): Promise<void> {
    await this.station?.follow(settings)
  }

  watchAnew(): void {
    this.station?.watchAnew()
  }

  /** Nobody else uses the folder; what is there was left by a crash. */
  async removeLeftovers(): Promise<void> {
    await rm(this.folder(), { recursive: true, force: true, maxRetries: 5 })
  }

  /** The one before, if there is one, is shown until this one is there. */
  private async begin(boxes: number, language: Asked['language']): Promise<void> {
    const { real, receiver, show, archiveWorker, machine, log } = this.parts
    const settings = (await real.call('getSettings', {})) as Outcome<Settings>
    if (!settings.ok) throw new Error(settings.problem.message)
    const folder = join(this.folder(), String(++this.begun))
    const before = this.station
    const station = await startSimulatedStation({
      ...{ boxes, folder, archiveWorker, machine, log },
      settings: settings.value,
      ...(language === undefined ? {} : { language }),
    })
    this.station = station
    this.shown = viewSimulated(station, { ...real, receiver })
    show()
    if (before !== null) await this.over(before)
  }

  /** It is shown no more, and nothing depends on what is left of it: that must keep nobody from what comes next. */
  private async over(station: SimulatedStation): Promise<void> {
    await station
      .stop()
      .catch((error: unknown) =>
        this.parts.log(`what is left of simulated boxes goes with the next start: ${reason(error)}`),
      )
  }

  private folder(): string {
    return join(this.parts.dataDir, 'simulated')
  }
}

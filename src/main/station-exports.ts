import type { ExportView } from '../shared/contract/export-views'
import type { Outcome } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import type { Alerting } from './alerting'
import type { Preferences } from './config/preferences'
import { ScheduledExports } from './export/scheduled-exports'
import { Exporting } from './exporting'
import type { LiveFleet } from './fleet/live-fleet'
import { languageHere } from './language-here'
import type { Download, Log, Storage } from './ports'

export interface StationExportsParts {
  readonly dataDir: string
  readonly simulated: boolean
  readonly clock: Clock
  readonly storage: Storage
  readonly fleet: LiveFleet
  readonly alerting: Alerting
  readonly preferences: Preferences
  readonly tell: (view: ExportView) => void
  readonly log: Log
}

/** The exports of a station: those that people ask for, and those that the settings have made by themselves. */
export class StationExports {
  readonly exporting: Exporting
  private readonly scheduled: ScheduledExports

  constructor(parts: StationExportsParts) {
    const { dataDir, simulated, clock, storage, fleet, alerting, preferences, tell, log } = parts
    const now = () => clock.now()
    this.exporting = new Exporting({
      ...{ dataDir, simulated, now, storage, tell, log },
      gateways: () => fleet.gateways,
      defaultPeriod: () => fleet.defaultPeriod,
      alerts: () => ({ ...alerting.current, accountsSince: alerting.accountsSince }),
      language: () => languageHere(preferences.get().language),
    })
    this.scheduled = new ScheduledExports(dataDir, {
      now,
      schedules: () => preferences.get().exportSchedules,
      run: (schedule, period) => this.exporting.runScheduled(schedule, period),
      log,
    })
  }

  async start(): Promise<void> {
    await this.exporting.exports.open()
    await this.scheduled.start()
  }

  /** What is being made is given up. */
  async stop(): Promise<void> {
    await Promise.all([this.scheduled.stop(), this.exporting.exports.stop()])
  }

  /** @param raw the query as it came. Whatever fails is an answer too. */
  download(raw: unknown): Promise<Outcome<Download>> {
    return this.exporting.answerDownload(raw)
  }
}

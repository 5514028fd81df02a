import type { EventCounts } from '../../shared/events/bins'
import type { Glimpse, Survey } from '../../shared/export/survey'
import { deviceStrips } from '../../shared/history/device-strips'
import { presenceSpans } from '../../shared/history/presence-spans'
import type { ReportRecord } from '../../shared/history/record'
import { daysToGiveUp } from '../../shared/history/retention'
import { samplesOf, thin } from '../../shared/history/samples'
import type { Piece } from '../../shared/hq/parcel'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type {
  CountQuery,
  DrawnPast,
  DrawQuery,
  ExportAsk,
  LastBody,
  Limits,
  Log,
  PackQuery,
  Past,
  PastQuery,
  ReportQuery,
  SealedDay,
  SheetPart,
  Stretch,
  TransitionQuery,
} from '../ports'
import type { ArchivePort, FleetThere, Measured, Opened } from './archive-port'
import { backUpFolder } from './backups'
import { type Day, listDays, startOfDay } from './day-files'
import { giveUpDay, measureDays } from './day-usage'
import { drawn } from './drawn'
import { Estimates } from './estimates'
import { type Extent, listGenerations, startOf } from './extent'
import { FleetCopy } from './fleet-copy'
import { JournalFiles } from './journal-files'
import { KeptBackups } from './kept-backups'
import { migrate } from './migrate'
import { OpenBoxes } from './open-boxes'
import { PackedBoxes } from './packed-boxes'
import { PastReports } from './past-reports'
import { PastTransitions } from './past-transitions'
import { ReportStream } from './report-stream'
import { sealedDays } from './sealed-days'
import { Seals } from './seals'
import { Sheets } from './sheets'
import { Surveys } from './surveys'
import { Turns } from './turns'

/** Everything at rest in one folder. Runs in a thread of its own, or (tests) in the caller's. */
export class Archive implements ArchivePort {
  private readonly turns = new Turns()
  private readonly files: JournalFiles
  private readonly boxes: OpenBoxes
  private readonly pastReports: PastReports
  private readonly reportStream: ReportStream
  private readonly packedBoxes: PackedBoxes
  private readonly pastTransitions: PastTransitions
  private readonly sheets: Sheets
  private readonly surveys: Surveys
  private readonly copy: FleetCopy
  private readonly backups: KeptBackups
  private readonly seals: Seals
  private isHurried = false

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {
    const onDamage = (path: string) => this.log(`${path}: a damaged line was left out; "store check" says more`)
    this.files = new JournalFiles(folder, onDamage)
    this.boxes = new OpenBoxes(onDamage)
    this.pastReports = new PastReports(folder, this.files, this.boxes, onDamage)
    this.reportStream = new ReportStream(folder, this.files, onDamage)
    this.packedBoxes = new PackedBoxes(folder, this.files, onDamage)
    this.pastTransitions = new PastTransitions(folder, this.files, onDamage)
    this.copy = new FleetCopy(folder, this.files)
    this.backups = new KeptBackups(folder)
    const onChange = (path: string, day: Day) => {
      this.boxes.drop(path)
      this.pastTransitions.drop(day)
    }
    this.seals = new Seals({ folder, turns: this.turns, files: this.files, copy: this.copy, onChange })
    const fleet = async (live: readonly Extent[]) => (await this.copy.readOn(live)).gateways
    const oldestKept = () => this.oldestKept()
    this.sheets = new Sheets(this.reportStream, this.pastTransitions, fleet, oldestKept)
    const estimates = new Estimates(folder, (live) => this.pastTransitions.unsealed(live))
    this.surveys = new Surveys(this.reportStream, this.pastTransitions, estimates, fleet, oldestKept)
  }

  open(): Promise<Opened> {
    return this.turns.take(async () => {
      await migrate(this.folder, this.log)
      const journals = await this.files.recover()
      return { stored: await this.copy.stored(journals), journals, place: this.copy.place }
    })
  }

  async hold(bodies: readonly LastBody[], before: number): Promise<void> {
    this.copy.hold(bodies, before)
  }

  checkpoint(journals: readonly Extent[], held: number): Promise<number> {
    return this.turns.take(async () => {
      await this.copy.takeHeld(journals, held)
      return this.copy.write(journals)
    })
  }

  follow(journals: readonly Extent[]): Promise<void> {
    return this.turns.take(async () => void (await this.copy.readOn(journals)))
  }

  async seal(ended: readonly Extent[]): Promise<void> {
    await this.seals.seal(await this.live(ended))
  }

  transitions(query: TransitionQuery, journals: readonly Extent[]): Promise<readonly Transition[]> {
    return this.turns.take(async () => this.pastTransitions.find(query, await this.live(journals)))
  }

  countTransitions(query: CountQuery, journals: readonly Extent[]): Promise<EventCounts> {
    return this.turns.take(async () => this.pastTransitions.count(query, await this.live(journals)))
  }

  stretches(of: readonly Transition[], journals: readonly Extent[]): Promise<readonly (Stretch | null)[]> {
    return this.turns.take(async () => this.pastTransitions.stretches(of, await this.live(journals)))
  }

  past({ gateway, from, to, points, present }: PastQuery, journals: readonly Extent[]): Promise<Past> {
    return this.turns.take(async () => {
      const live = await this.live(journals)
      const { records, presence: changes } = await this.pastReports.ofGateway(gateway, from, to, live)
      // Where nothing changed, what it changed from afterwards is what it had been all along.
      const isUntold = changes.length === 0 && present !== null && present.since >= to
      const told = isUntold ? await this.pastReports.nextChange(gateway, to, present.since, live) : changes
      const presence = presenceSpans(told, present, from, to)
      return {
        samples: thin(samplesOf(records), from, to, points),
        presence,
        devices: deviceStrips(records, presence, from, to),
      }
    })
  }

  drawn(query: DrawQuery): Promise<DrawnPast> {
    return drawn(query)
  }

  async *reports(query: ReportQuery, journals: readonly Extent[]): AsyncGenerator<readonly ReportRecord[]> {
    yield* this.turns.each(this.pastReports.batches(query, () => this.live(journals)))
  }

  glimpse(ask: ExportAsk, journals: readonly Extent[]): Promise<Glimpse> {
    return this.turns.take(() => this.surveys.glimpse(ask, () => this.live(journals)))
  }

  survey(ask: ExportAsk, journals: readonly Extent[]): AsyncGenerator<Survey | null> {
    return this.turns.each(this.surveys.survey(ask, () => this.live(journals)))
  }

  sheet(ask: ExportAsk, journals: readonly Extent[]): AsyncGenerator<SheetPart> {
    return this.turns.each(this.sheets.parts(ask, () => this.live(journals)))
  }

  sealedDays(from: Day, now: Millis, journals: readonly Extent[]): Promise<readonly SealedDay[]> {
    return this.turns.take(async () => sealedDays(this.folder, from, now, await this.live(journals)))
  }

  async *packed(query: PackQuery, journals: readonly Extent[]): AsyncGenerator<Piece> {
    yield* this.turns.each(this.packedBoxes.of(query, () => this.live(journals)))
  }

  retain(limits: Limits, now: Millis): Promise<void> {
    return this.turns.take(async () => {
      for (const { day } of daysToGiveUp(await measureDays(this.folder), limits, now)) {
        if (this.isHurried) return
        this.boxes.dropAll()
        this.pastTransitions.drop(day)
        await giveUpDay(this.folder, day)
        this.log(`the history of ${day} is given up: it is beyond what is to be kept`)
      }
    })
  }

  fleet(journals: readonly Extent[]): Promise<FleetThere> {
    return this.turns.take(async () => {
      const { gateways, alerts } = await this.copy.readOn(journals)
      return { gateways, alerts, place: this.copy.place }
    })
  }

  measure(journals: readonly Extent[]): Promise<Measured> {
    return this.turns.take(async () => {
      const days = await measureDays(this.folder)
      const backups = await this.backups.list()
      return {
        journals: (await this.live(journals)).reduce((sum, { size }) => sum + size, 0),
        history: days.reduce((sum, { bytes }) => sum + bytes, 0),
        checkpoint: await this.copy.checkpointBytes(),
        days,
        backups,
        lastBackupAt: backups.at(-1)?.at ?? null,
      }
    })
  }

  async backUp(journals: readonly Extent[], now: Millis): Promise<string> {
    await this.turns.take(() => this.copy.write(journals))
    return this.turns.take(() => backUpFolder(this.folder, now, { isGivenUp: () => this.isHurried }))
  }

  async hurry(): Promise<void> {
    this.isHurried = true
    this.seals.giveUp()
  }

  close(): Promise<void> {
    return this.turns.take(async () => {
      this.boxes.dropAll()
      this.pastTransitions.dropAll()
      this.files.rest()
    })
  }

  /** Nothing is known of the time before it. */
  private async oldestKept(): Promise<Millis> {
    const [day] = await listDays(this.folder)
    const [journal] = await listGenerations(this.folder)
    return Math.min(
      day === undefined ? Number.POSITIVE_INFINITY : startOfDay(day),
      journal === undefined ? Number.POSITIVE_INFINITY : startOf(journal),
    )
  }

  /** A journal counts as long as its file is there: it goes in the turn in which the days have all of it. */
  private async live(journals: readonly Extent[]): Promise<readonly Extent[]> {
    const there = new Set(await listGenerations(this.folder))
    return journals.filter(({ id }) => there.has(id))
  }
}

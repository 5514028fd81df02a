import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { EventCounts } from '../../shared/events/bins'
import type { Glimpse, Survey } from '../../shared/export/survey'
import { isRemoved } from '../../shared/fleet/removed-gateway'
import { deviceStrips } from '../../shared/history/device-strips'
import { presenceSpans } from '../../shared/history/presence-spans'
import type { ReportRecord } from '../../shared/history/record'
import { daysToGiveUp } from '../../shared/history/retention'
import { samplesOf, thin } from '../../shared/history/samples'
import type { Piece } from '../../shared/hq/parcel'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type {
  CountQuery,
  DrawnPast,
  DrawQuery,
  ExportAsk,
  KeptBackup,
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
import { backUpFolder, backupTime, bytesOfBackup, listBackups } from './backups'
import { CHECKPOINT_FILE, type Place, readCheckpoint, writeCheckpoint } from './checkpoint'
import { keepDamaged } from './damaged'
import { type Day, listDays, startOfDay } from './day-files'
import { giveUpDay, measureDays } from './day-usage'
import { syncFolder } from './disk'
import { drawn } from './drawn'
import { Estimates } from './estimates'
import { type Extent, listGenerations, startOf } from './extent'
import { FleetReplay } from './fleet-replay'
import { JournalFiles } from './journal-files'
import { HAS_IDENTITIES, type JournalLine } from './journal-line'
import { migrate } from './migrate'
import { OpenBoxes } from './open-boxes'
import { PackedBoxes } from './packed-boxes'
import { PastReports } from './past-reports'
import { PastTransitions } from './past-transitions'
import { ReportStream } from './report-stream'
import { Sealing } from './seal'
import { sealedDays } from './sealed-days'
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
  private readonly bodies = new Map<GatewayId, LastBody>()
  /** For the next checkpoint. */
  private readonly held: LastBody[] = []
  /** `null` until the checkpoint is read. */
  private replay: FleetReplay | null = null
  private place: Place | null = null
  private knownBackups: readonly KeptBackup[] = []

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
    const fleet = async (live: readonly Extent[]) => (await this.readOn(live)).gateways
    const oldestKept = () => this.oldestKept()
    this.sheets = new Sheets(this.reportStream, this.pastTransitions, fleet, oldestKept)
    const estimates = new Estimates(folder, (live) => this.pastTransitions.unsealed(live))
    this.surveys = new Surveys(this.reportStream, this.pastTransitions, estimates, fleet, oldestKept)
  }

  open(): Promise<Opened> {
    return this.turns.take(async () => {
      await migrate(this.folder, this.log)
      const journals = await this.files.recover()
      const { gateways, settings, alerts, lastCommitAt } = await this.readOn(journals)
      const bodies = this.bodiesOf(gateways)
      const stored = { gateways, settings, alerts, lastCommitAt, bodies }
      return { stored, journals, place: this.place }
    })
  }

  async hold(bodies: readonly LastBody[], before: number): Promise<void> {
    this.held.splice(before)
    this.held.push(...bodies)
  }

  checkpoint(journals: readonly Extent[], held: number): Promise<number> {
    return this.turns.take(async () => {
      // The held ones are later than those that the journals have.
      await this.readOn(journals)
      this.takeHeld(held)
      return this.writeCheckpoint(journals)
    })
  }

  private takeHeld(count: number): void {
    const held = this.held.splice(0)
    if (held.length !== count) throw new Error(`of ${count} last bodies ${held.length} are here`)
    for (const body of held) this.bodies.set(body.gateway, body)
  }

  private async writeCheckpoint(journals: readonly Extent[]): Promise<number> {
    const { gateways, settings, alerts, lastCommitAt } = await this.readOn(journals)
    const { place } = this
    const bodies = this.bodiesOf(gateways)
    await writeCheckpoint(this.folder, { gateways, settings, alerts, lastCommitAt, place, bodies })
    this.files.rest()
    return sizeOf(join(this.folder, CHECKPOINT_FILE))
  }

  follow(journals: readonly Extent[]): Promise<void> {
    return this.turns.take(async () => void (await this.readOn(journals)))
  }

  async seal(ended: readonly Extent[]): Promise<void> {
    for (const extent of await this.live(ended)) await this.sealOne(extent)
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
    yield* this.inTurns(this.pastReports.batches(query, () => this.live(journals)))
  }

  glimpse(ask: ExportAsk, journals: readonly Extent[]): Promise<Glimpse> {
    return this.turns.take(() => this.surveys.glimpse(ask, () => this.live(journals)))
  }

  survey(ask: ExportAsk, journals: readonly Extent[]): AsyncGenerator<Survey | null> {
    return this.inTurns(this.surveys.survey(ask, () => this.live(journals)))
  }

  sheet(ask: ExportAsk, journals: readonly Extent[]): AsyncGenerator<SheetPart> {
    return this.inTurns(this.sheets.parts(ask, () => this.live(journals)))
  }

  sealedDays(from: Day, now: Millis, journals: readonly Extent[]): Promise<readonly SealedDay[]> {
    return this.turns.take(async () => sealedDays(this.folder, from, now, await this.live(journals)))
  }

  async *packed(query: PackQuery, journals: readonly Extent[]): AsyncGenerator<Piece> {
    yield* this.inTurns(this.packedBoxes.of(query, () => this.live(journals)))
  }

  /** One turn for each part: what takes long lets others in between. */
  private async *inTurns<T>(parts: AsyncGenerator<T>): AsyncGenerator<T> {
    try {
      for (;;) {
        const { value, done } = await this.turns.take(() => parts.next())
        if (done) return
        yield value
      }
    } finally {
      await parts.return(undefined)
    }
  }

  retain(limits: Limits, now: Millis): Promise<void> {
    return this.turns.take(async () => {
      for (const { day } of daysToGiveUp(await measureDays(this.folder), limits, now)) {
        this.boxes.dropAll()
        this.pastTransitions.drop(day)
        await giveUpDay(this.folder, day)
        this.log(`the history of ${day} is given up: it is beyond what is to be kept`)
      }
    })
  }

  fleet(journals: readonly Extent[]): Promise<FleetThere> {
    return this.turns.take(async () => {
      const { gateways, alerts } = await this.readOn(journals)
      return { gateways, alerts, place: this.place }
    })
  }

  measure(journals: readonly Extent[]): Promise<Measured> {
    return this.turns.take(async () => {
      const days = await measureDays(this.folder)
      const backups = await this.backups()
      return {
        journals: (await this.live(journals)).reduce((sum, { size }) => sum + size, 0),
        history: days.reduce((sum, { bytes }) => sum + bytes, 0),
        checkpoint: await sizeOf(join(this.folder, CHECKPOINT_FILE)),
        days,
        backups,
        lastBackupAt: backups.at(-1)?.at ?? null,
      }
    })
  }

  async backUp(journals: readonly Extent[], now: Millis): Promise<string> {
    await this.turns.take(() => this.writeCheckpoint(journals))
    return this.turns.take(() => backUpFolder(this.folder, now))
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

  private async sealOne(extent: Extent): Promise<void> {
    // Until the last portion is written the journal counts, and what the days have of this generation does not.
    const sealing = await this.turns.take(async () => {
      const sealing = new Sealing(this.folder, extent.id)
      const before = this.files.damaged
      for (const line of await this.files.lines(extent)) sealing.add(line)
      if (this.files.damaged > before) await keepDamaged(this.folder, this.files.path(extent.id))
      return sealing
    })
    for (const { path, day, write } of sealing.portions()) {
      await this.turns.take(async () => {
        this.boxes.drop(path)
        this.pastTransitions.drop(day)
        await write()
      })
    }
    await this.turns.take(async () => {
      if (this.place === null || extent.id > this.place.generation || this.isBehind(extent)) {
        throw new Error(`the checkpoint does not contain generation ${extent.id} yet`)
      }
      this.files.rest()
      await rm(this.files.path(extent.id), { force: true })
      await syncFolder(this.folder)
    })
  }

  private isBehind({ id, size }: Extent): boolean {
    return this.place?.generation === id && this.place.offset < size
  }

  /** A journal counts as long as its file is there: it goes in the turn in which the days have all of it. */
  private async live(journals: readonly Extent[]): Promise<readonly Extent[]> {
    const there = new Set(await listGenerations(this.folder))
    return journals.filter(({ id }) => there.has(id))
  }

  /** A backup never changes, and adding up its files takes long. */
  private async backups(): Promise<readonly KeptBackup[]> {
    const names = await listBackups(this.folder)
    const known = new Map(this.knownBackups.map((backup) => [backup.name, backup]))
    this.knownBackups = await Promise.all(
      names.map(
        async (name) =>
          known.get(name) ?? { name, at: backupTime(name), bytes: await bytesOfBackup(this.folder, name) },
      ),
    )
    return this.knownBackups
  }

  private async load(): Promise<FleetReplay> {
    const checkpoint = await readCheckpoint(this.folder)
    this.place = checkpoint?.place ?? null
    for (const body of checkpoint?.bodies ?? []) if (!this.bodies.has(body.gateway)) this.bodies.set(body.gateway, body)
    const kept = checkpoint ?? { settings: undefined, lastCommitAt: null }
    return new FleetReplay(checkpoint?.gateways ?? [], kept, this.bodies)
  }

  /** The fleet at the end of the journals. */
  private async readOn(journals: readonly Extent[]): Promise<FleetReplay> {
    this.replay ??= await this.load()
    const replay = this.replay
    for (const extent of journals) {
      if (this.place !== null && extent.id < this.place.generation) continue
      const isNext = this.place?.generation !== extent.id
      const offset = isNext ? 0 : (this.place?.offset ?? 0)
      if (extent.size <= offset && !isNext) continue
      if (isNext) replay.beginFile()
      else if (!replay.knowsFile) await this.learn(replay, { id: extent.id, size: offset })
      for (const line of await this.files.linesFrom(extent, offset)) this.apply(replay, line, extent)
      this.place = { generation: extent.id, offset: extent.size }
    }
    return replay
  }

  /** The last bodies, of those who were removed and can be brought back as well; those of whom there is no more go. */
  private bodiesOf(gateways: readonly Gateway[]): LastBody[] {
    const present = new Set(gateways.map((gateway) => (isRemoved(gateway) ? gateway.removed.id : gateway.id)))
    for (const id of this.bodies.keys()) if (!present.has(id)) this.bodies.delete(id)
    return [...this.bodies.values()]
  }

  /** What cannot be applied must not stop the start; what follows it is as good as ever. */
  private apply(replay: FleetReplay, line: JournalLine, { id }: Extent): void {
    try {
      replay.apply(line)
    } catch {
      this.files.noteDamage(id)
    }
  }

  /** The identities of that part of a journal which the checkpoint contains already. */
  private async learn(replay: FleetReplay, before: Extent): Promise<void> {
    replay.beginFile()
    for (const line of await this.files.lines(before, HAS_IDENTITIES)) replay.learn(line)
  }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

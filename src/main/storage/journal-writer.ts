import { join } from 'node:path'
import type { Place } from '../../shared/hq/position'
import type { GatewayId } from '../../shared/model/gateway'
import { hours, type Millis } from '../../shared/time/millis'
import type { Facts } from '../ports'
import { type Extent, type GenerationId, journalName, nextGeneration, startOf } from './extent'
import { Journal, type OpenJournalFile } from './journal'
import { journalLine } from './journal-line'
import { RowTexts } from './row-texts'

/** A generation ends at the full hour, or at this size: what sealing holds in memory. */
const GENERATION_BYTES = 32 * 1024 * 1024

/** Appends to the newest journal and knows of all. */
export class JournalWriter {
  /** Journals that nothing more is written to, not sealed yet, oldest first. */
  private past: readonly Extent[] = []
  private present: { readonly id: GenerationId; readonly journal: Journal } | null = null
  /** The newest journal of a run before, to go on with. */
  private unfinished: Extent | null = null
  /** No generation to come sorts before it. */
  private floor: GenerationId | null = null
  /** What comes next begins a journal of its own. */
  private beginsAnew = true
  /** When the newest journal began, by the clock as it was set back since: names of generations only go up. */
  private begunAt: Millis = Number.POSITIVE_INFINITY
  /** Identities that the present file has. */
  private identities = new Set<string>()
  /** Of whom the checkpoint or a journal has a body: the checkpoint brings the later ones. */
  private readonly bodies = new Set<GatewayId>()
  private readonly rows = new RowTexts()
  private bytes = 0

  constructor(
    private readonly folder: string,
    private readonly openFile: OpenJournalFile,
  ) {}

  /**
   * @param journals as they were found, oldest first
   * @param bodies of whom they or the checkpoint have a body
   * @param place how far the checkpoint is. Its journal may be sealed, and the clock set back since; and a folder that was
   *   copied while a station ran may have less of it than the checkpoint, or nothing: what is added there is not read
   */
  resume(journals: readonly Extent[], bodies: Iterable<GatewayId>, place: Place | null): void {
    for (const id of bodies) this.bodies.add(id)
    const newest = journals.at(-1)
    this.floor = place?.generation ?? null
    this.beginsAnew = newest === undefined || (place !== null && isBefore(newest, place))
    this.past = this.beginsAnew ? journals : journals.slice(0, -1)
    this.unfinished = this.beginsAnew ? null : (newest ?? null)
    if (newest !== undefined) this.begunAt = startOf(newest.id)
  }

  /** All journals that are not sealed, oldest first. */
  get extents(): readonly Extent[] {
    const newest = this.present === null ? this.unfinished : { id: this.present.id, size: this.present.journal.size }
    return newest === null ? this.past : [...this.past, newest]
  }

  get ended(): readonly Extent[] {
    return this.past
  }

  /** The newest generation that there ever was here, as far as is known: its journal may be sealed. */
  get newest(): GenerationId | null {
    return later(this.floor, this.extents.at(-1)?.id ?? null)
  }

  /** Bytes written in this run. */
  get written(): number {
    return this.bytes
  }

  /** On the disk when it resolves. @throws whatever the disk answers; nothing of it counts then */
  async write(facts: readonly Facts[]): Promise<void> {
    const journal = await this.journalFor(facts.reduce((latest, { at }) => Math.max(latest, at), 0))
    const before = journal.size
    // The body of who was removed goes too; written once more than needed does no harm.
    for (const { removed } of facts) for (const id of removed) this.bodies.delete(id)
    const { identities, bodies } = this
    const { text, fresh } = journalLine(facts, { identities, bodies }, before, this.rows)
    await journal.append(text)
    for (const key of fresh.identities) this.identities.add(key)
    for (const id of fresh.bodies) this.bodies.add(id)
    this.bytes += journal.size - before
  }

  /** These are sealed. */
  forget(sealed: readonly Extent[]): void {
    const ids = new Set(sealed.map(({ id }) => id))
    this.past = this.past.filter(({ id }) => !ids.has(id))
  }

  async close(): Promise<void> {
    const { present } = this
    if (present === null) return
    this.unfinished = { id: present.id, size: present.journal.size }
    this.present = null
    await present.journal.close()
  }

  private async journalFor(at: Millis): Promise<Journal> {
    const newest = this.extents.at(-1) ?? null
    this.begunAt = Math.min(this.begunAt, at)
    const isOver = hourOf(at) > hourOf(this.begunAt) || this.beginsAnew
    const goesOn = newest !== null && !isOver && newest.size < GENERATION_BYTES
    if (this.present !== null && goesOn) return this.present.journal
    const next = goesOn ? newest : { id: nextGeneration(at, this.newest), size: 0 }
    const journal = await Journal.open(join(this.folder, journalName(next.id)), next.size, this.openFile)
    await this.present?.journal.close()
    if (!goesOn && newest !== null) this.past = this.extents
    this.unfinished = null
    if (!goesOn) this.begunAt = at
    this.beginsAnew = false
    this.present = { id: next.id, journal }
    this.identities = new Set()
    this.rows.forget()
    return journal
  }
}

const isBefore = ({ id, size }: Extent, { generation, offset }: Place): boolean =>
  id < generation || (id === generation && size < offset)

/** Names of generations sort as they came. */
const later = (a: GenerationId | null, b: GenerationId | null): GenerationId | null => ((a ?? '') > (b ?? '') ? a : b)

const hourOf = (at: Millis): number => Math.floor(at / hours(1))

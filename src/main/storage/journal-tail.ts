import { hash } from 'node:crypto'
import { identityKey, type KeptIdentity } from '../../shared/history/gateway-replay'
import type { Whereabouts } from '../../shared/hq/forwarding'
import { formatPosition, type Place, type Position, placeOf } from '../../shared/hq/position'
import { reason, StorageFailure } from '../failures'
import { ownTurn } from '../own-turn'
import type { Facts, FleetAt, JournalTail, Log, TailCommit, TailFact, TailLimits, TailLine, TailPart } from '../ports'
import { readRange } from './disk'
import { type Extent, type GenerationId, journalName } from './extent'
import { HAS_IDENTITIES, isJournalLine, type JournalFact, type JournalLine } from './journal-line'
import { documentsOf } from './line'

/** Bytes before a place that its check is made of: the end of a commit, whose times no other journal has. */
const CHECKED_BYTES = 512
/** Bytes read at a time where reports are only counted. */
const COUNTED_BYTES = 1024 * 1024
/** Bytes looked through at a time where identities are sought: a millisecond or two. */
const SOUGHT_BYTES = 4 * 1024 * 1024
/** Lines that are read before whoever else waits gets a turn. */
const LINES_AT_ONCE = 100
const HAS_REPORT = Buffer.from('{"report":[')
const NEWLINE = 0x0a

export interface TailParts {
  readonly folder: string
  /** How much of each journal counts, oldest first. */
  readonly extents: () => readonly Extent[]
  /** The newest generation that there ever was here; where all are sealed there is no journal. */
  readonly newest: () => GenerationId | null
  readonly fleet: () => Promise<{ readonly place: Place | null } & Omit<FleetAt, 'position'>>
  readonly onHold: (from: GenerationId | null) => void
  readonly log: Log
}

/** Reads journals where they lie, as far as they count. Nothing of them is held. */
export class FolderTail implements JournalTail {
  private readonly listeners = new Set<(commit: TailCommit) => void>()

  constructor(private readonly parts: TailParts) {}

  get head(): Position | null {
    const newest = this.parts.extents().at(-1)
    return newest === undefined ? null : placeAt(newest.id, newest.size)
  }

  get oldest(): Position | null {
    const [oldest] = this.parts.extents()
    return oldest === undefined ? null : placeAt(oldest.id, 0)
  }

  onCommit(listener: (commit: TailCommit) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** These are on the disk. */
  noteCommit(facts: readonly Facts[]): void {
    if (this.listeners.size === 0) return
    const at = facts.reduce((latest, each) => Math.max(latest, each.at), 0)
    const reports = facts.reduce((sum, { report }) => (report === undefined ? sum : sum + 1), 0)
    for (const listener of this.listeners) {
      try {
        listener({ at, reports })
      } catch (error) {
        // What was kept is kept, whatever becomes of who is told.
        this.parts.log(`a listener to the journal failed: ${reason(error)}`)
      }
    }
  }

  async locate(position: Position, check: string | null): Promise<Whereabouts> {
    const { generation, offset } = placeOf(position)
    const extent = this.parts.extents().find(({ id }) => id === generation)
    if (extent === undefined) return (this.parts.newest() ?? '') >= generation ? 'sealed' : 'elsewhere'
    if (offset > extent.size) return 'elsewhere'
    const found = await this.reading(extent.id, (path) => this.checkAt(path, offset))
    if (found === null) return 'sealed'
    return check === null || found === check ? 'journal' : 'elsewhere'
  }

  async read(after: Position, limits: TailLimits): Promise<TailPart | null> {
    const place = this.next(placeOf(after), limits)
    if (place === 'sealed') return null
    if (place === 'end') return { commits: [], end: after, check: '' }
    const { id, offset, size } = place
    return this.reading(id, async (path) => {
      const bytes = await wholeLinesFrom(path, offset, size, limits.bytes)
      const commits: TailLine[] = []
      let reports = 0
      let end = offset
      for (let start = 0; start < bytes.length; ) {
        const next = bytes.indexOf(NEWLINE, start) + 1
        const line = lineIn(bytes.subarray(start, next))
        const count = line?.facts.reduce((sum, { report }) => (report === undefined ? sum : sum + 1), 0) ?? 0
        if (commits.length > 0 && reports + count > limits.reports) break
        start = next
        end = offset + next
        reports += count
        if (line !== null) commits.push(tailLine(line, placeAt(id, end)))
      }
      return { commits, end: placeAt(id, end), check: await this.checkAt(path, end) }
    })
  }

  async identities(before: Position, keys: ReadonlySet<string>): Promise<readonly KeptIdentity[]> {
    const { generation, offset } = placeOf(before)
    const found = await this.reading(generation, async (path) => {
      const byKey = new Map<string, KeptIdentity>()
      let lines = 0
      // A journal may be of hundreds of MB, and each connection looks through it.
      for (let from = 0; from < offset; ) {
        const bytes = await wholeLinesFrom(path, from, offset, SOUGHT_BYTES)
        if (bytes.length === 0) break
        from += bytes.length
        for (const document of documentsOf(bytes, () => undefined, HAS_IDENTITIES)) {
          if (++lines % LINES_AT_ONCE === 0) await ownTurn()
          if (!isJournalLine(document)) continue
          for (const one of document.identities ?? []) {
            const key = identityKey(one[0], one[1])
            if (keys.has(key)) byKey.set(key, one)
          }
        }
      }
      return [...byKey.values()]
    })
    return found ?? []
  }

  async count(after: Position): Promise<number | null> {
    const { generation, offset } = placeOf(after)
    const extents = this.parts.extents()
    if (!extents.some(({ id }) => id === generation)) return null
    let sum = 0
    for (const { id, size } of extents.filter((each) => each.id >= generation)) {
      const counted = await this.reading(id, (path) => countReports(path, id === generation ? offset : 0, size))
      if (counted === null) return null
      sum += counted
    }
    return sum
  }

  async fleet(): Promise<FleetAt> {
    const { place, gateways, alerts } = await this.parts.fleet()
    return { position: place === null ? null : formatPosition(place), gateways, alerts }
  }

  hold(from: Position | null): void {
    this.parts.onHold(from === null ? null : placeOf(from).generation)
  }

  /** Where to read on. */
  private next({ generation, offset }: Place, { until }: TailLimits) {
    const extents = this.parts.extents()
    const index = extents.findIndex(({ id }) => id === generation)
    const extent = extents[index]
    if (extent === undefined) return 'sealed'
    const last = until === undefined ? null : placeOf(until)
    const sizeOf = ({ id, size }: Extent) => (last?.generation === id ? Math.min(size, last.offset) : size)
    if (offset < sizeOf(extent)) return { id: extent.id, offset, size: sizeOf(extent) }
    const following = extents.slice(index + 1).find(({ size }) => size > 0)
    if (following === undefined || (last !== null && generation >= last.generation)) return 'end'
    return { id: following.id, offset: 0, size: sizeOf(following) }
  }

  /** Sealing may take a journal away at any moment. @returns `null` then */
  private async reading<T>(id: GenerationId, read: (path: string) => Promise<T>): Promise<T | null> {
    try {
      return await read(`${this.parts.folder}/${journalName(id)}`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw new StorageFailure(`the journal could not be read: ${reason(error)}`)
    }
  }

  private async checkAt(path: string, offset: number): Promise<string> {
    const bytes = await readRange(path, Math.max(0, offset - CHECKED_BYTES), offset)
    return hash('sha1', bytes, 'base64url').slice(0, 16)
  }
}

const placeAt = (generation: GenerationId, offset: number): Position => formatPosition({ generation, offset })

/** As many whole lines as so many bytes hold, and one at least. */
async function wholeLinesFrom(path: string, offset: number, size: number, most: number): Promise<Buffer> {
  for (let length = most; ; length *= 4) {
    const bytes = await readRange(path, offset, Math.min(size, offset + length))
    // One that is longer than asked for comes alone.
    const whole = (length > most ? bytes.indexOf(NEWLINE) : bytes.lastIndexOf(NEWLINE)) + 1
    if (whole > 0) return bytes.subarray(0, whole)
    // What counts ends with a line: more than there is cannot be asked for.
    if (offset + length >= size) return bytes.subarray(0, 0)
  }
}

/** `null` for a line that a failing disk has damaged: nobody can make anything of it. */
function lineIn(bytes: Buffer): JournalLine | null {
  for (const document of documentsOf(bytes, () => undefined)) if (isJournalLine(document)) return document
  return null
}

const tailLine = ({ at, identities = [], facts }: JournalLine, position: Position): TailLine => ({
  position,
  at,
  identities,
  facts: facts.map(tailFact),
})

/** Neither bodies nor settings leave the station: those are long, and these hold secrets. */
const tailFact = ({ body: _, settings: __, ...fact }: JournalFact): TailFact => fact

async function countReports(path: string, from: number, to: number): Promise<number> {
  const overlap = HAS_REPORT.length - 1
  let count = 0
  for (let offset = from; offset < to; offset += COUNTED_BYTES) {
    const bytes = await readRange(path, offset, Math.min(to, offset + COUNTED_BYTES + overlap))
    for (let at = bytes.indexOf(HAS_REPORT); at >= 0; at = bytes.indexOf(HAS_REPORT, at + 1)) count++
  }
  return count
}

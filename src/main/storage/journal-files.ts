import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFile } from '../files/sync'
import { readIfThere, readRange } from './disk'
import { type Extent, type GenerationId, journalName, listGenerations } from './extent'
import { type JournalLine, journalLines } from './journal-line'
import { wholeLines } from './line'

/** The journals of a folder, for reading. */
export class JournalFiles {
  /** What was read last, because who asks for one gateway soon asks for the next. */
  private last: { readonly id: GenerationId; readonly bytes: Buffer } | null = null

  /** @param onDamage is told of lines that could not be read */
  constructor(
    readonly folder: string,
    private readonly onDamage: (path: string) => void,
  ) {}

  /** How many unreadable lines were met so far. */
  damaged = 0

  path(id: GenerationId): string {
    return join(this.folder, journalName(id))
  }

  /** Every journal as far as its lines are whole. What follows was never acknowledged and is cut off. */
  async recover(): Promise<Extent[]> {
    const extents: Extent[] = []
    for (const id of await listGenerations(this.folder)) {
      const path = this.path(id)
      const bytes = (await readIfThere(path)) ?? Buffer.alloc(0)
      const size = wholeLines(bytes)
      if (size < bytes.length) {
        await truncate(path, size)
        await syncFile(path)
      }
      extents.push({ id, size })
    }
    return extents
  }

  /** @param needle only lines that contain it; see `linesOf` */
  async lines({ id, size }: Extent, needle?: string): Promise<Iterable<JournalLine>> {
    return this.parse(id, await this.bytes(id, size), needle)
  }

  /** @param offset where a line begins */
  async linesFrom({ id, size }: Extent, offset: number, needle?: string): Promise<Iterable<JournalLine>> {
    return this.parse(id, await readRange(this.path(id), offset, size), needle)
  }

  /** Frees what is held in memory. */
  rest(): void {
    this.last = null
  }

  /** A line that was read and yet cannot be what was written. */
  noteDamage(id: GenerationId): void {
    this.damaged++
    this.onDamage(this.path(id))
  }

  private parse(id: GenerationId, bytes: Buffer, needle?: string): Iterable<JournalLine> {
    return journalLines(bytes, () => this.noteDamage(id), needle)
  }

  private async bytes(id: GenerationId, size: number): Promise<Buffer> {
    if (this.last?.id === id && this.last.bytes.length >= size) return this.last.bytes.subarray(0, size)
    const bytes = await readRange(this.path(id), 0, size)
    this.last = { id, bytes }
    return bytes
  }
}

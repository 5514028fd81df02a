import type { Extent, GenerationId } from './extent'

/** Ended journals are held for who forwards them as long as there are no more, and no more bytes, than this. */
const JOURNALS_HELD = 6
const BYTES_HELD = 128 * 1024 * 1024

/**
 * Which journals are not moved into the days yet, because they are still to be forwarded as they are. Moved away they
 * would go as history alone; but queries search journals as bytes, so there is an end to it.
 */
export class JournalHold {
  private from: GenerationId | null = null

  /** @param from the oldest generation that is waited for, `null` for none */
  set(from: GenerationId | null): void {
    this.from = from
  }

  /** Of the ended journals, oldest first, those that need not be held. */
  release(ended: readonly Extent[]): readonly Extent[] {
    const { from } = this
    if (from === null) return ended
    const held = ended.filter(({ id }) => id >= from)
    let bytes = held.reduce((sum, { size }) => sum + size, 0)
    let surplus = 0
    while (surplus < held.length && (held.length - surplus > JOURNALS_HELD || bytes > BYTES_HELD)) {
      bytes -= held[surplus]?.size ?? 0
      surplus++
    }
    return ended.slice(0, ended.length - held.length + surplus)
  }
}

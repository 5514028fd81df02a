import type { Cursor } from '../../shared/hq/forwarding'
import { type Millis, seconds } from '../../shared/time/millis'
import type { Log } from '../ports'
import { writeCursor } from './kept-files'

/** How often what headquarters has is written down, at most. */
const WRITE_EVERY: Millis = seconds(1)

/** Writes down how far headquarters is: a hint alone, which need be neither on the disk nor the latest. */
export class CursorKeeper {
  private writtenAt = Number.NEGATIVE_INFINITY
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /** Now and then. */
  note(cursor: Cursor, waiting: number): void {
    if (performance.now() - this.writtenAt < WRITE_EVERY) return
    void this.keep(cursor, waiting)
  }

  /** At once; one after the other. */
  keep({ position, lastAt }: Cursor, waiting: number): Promise<void> {
    this.writtenAt = performance.now()
    this.writing = this.writing
      .then(() => writeCursor(this.folder, { position, lastAt, waiting }))
      .catch((error: unknown) => this.log(`how far headquarters is cannot be written down: ${String(error)}`))
    return this.writing
  }
}

import { type Millis, minutes } from '../shared/time/millis'
import type { Log } from './ports'
import { leaveViewerNote, removeViewerNote, type ViewerNote } from './viewer-note'

/** How soon a note that the disk refused is tried again. */
const AGAIN_AFTER: Millis = minutes(1)

/**
 * The note of one interface in its data folder, one writing after the other. The interface is of use without it, on a
 * disk that is full for instance; only commands miss it.
 */
export class LeftNote {
  private left: Promise<void> = Promise.resolve()
  private again: NodeJS.Timeout | undefined
  private isOver = false

  constructor(
    private readonly dataDir: string,
    private readonly log: Log,
  ) {}

  /** Puts it in the place of the one before, now or as soon as the disk takes it. Never rejects. */
  leave(note: ViewerNote): Promise<void> {
    clearTimeout(this.again)
    this.left = this.left.then(() => this.write(note))
    return this.left
  }

  /** For good. Never rejects. */
  async remove(): Promise<void> {
    this.isOver = true
    clearTimeout(this.again)
    await this.left
    await this.drop()
  }

  private async write(note: ViewerNote): Promise<void> {
    try {
      await leaveViewerNote(this.dataDir, note)
    } catch (error) {
      this.log(`commands do not find the interface, because its note cannot be written: ${String(error)}`)
      // One of an earlier start leads nowhere.
      await this.drop()
      if (!this.isOver) this.again = setTimeout(() => void this.leave(note), AGAIN_AFTER).unref()
    }
  }

  private drop(): Promise<void> {
    return removeViewerNote(this.dataDir).catch((error: unknown) =>
      this.log(`the note of the interface is not removed: ${String(error)}`),
    )
  }
}

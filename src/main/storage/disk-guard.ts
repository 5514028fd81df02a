import { statfs } from 'node:fs/promises'
import { type Millis, seconds } from '../../shared/time/millis'
import type { Room } from '../ports'

const MEGABYTE = 1024 * 1024

/** Below this no backups are made: a backup must not take the room that new reports need. */
const LOW_BYTES = 500 * MEGABYTE

/** Below this no reports are taken: what is left is for the fleet's state, edits and events. */
const FULL_BYTES = 50 * MEGABYTE

const LOOK_EVERY: Millis = seconds(10)

/** Bytes that may still be written in a folder. */
export type FreeBytes = (folder: string) => Promise<number>

export const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Keeps an eye on the room that the disk has left. */
export class DiskGuard {
  private free = Number.POSITIVE_INFINITY
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly folder: string,
    private readonly freeBytes: FreeBytes,
  ) {}

  async start(): Promise<void> {
    await this.look()
    this.timer = setInterval(() => void this.look(), LOOK_EVERY).unref()
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
  }

  get freeNow(): number {
    return this.free
  }

  get room(): Room {
    if (this.free < FULL_BYTES) return 'full'
    return this.free < LOW_BYTES ? 'low' : 'enough'
  }

  async look(): Promise<void> {
    // A disk that does not answer is found out by the next write.
    this.free = await this.freeBytes(this.folder).catch(() => this.free)
  }
}

import type Datastore from 'nedb-promises'
import { loadCollection } from './collection'
import type { BoxDocument } from './day-files'

/** Bytes of files held in memory at a time; what was not asked for longest goes first. */
const HELD_BYTES = 16 * 1024 * 1024

interface Held {
  readonly store: Datastore<BoxDocument>
  readonly bytes: number
}

/** The files of days that were asked for lately. */
export class OpenBoxes {
  private readonly held = new Map<string, Held>()

  /** @param onDamage is told of files with unreadable lines */
  constructor(private readonly onDamage: (path: string) => void) {}

  async open(path: string): Promise<Datastore<BoxDocument>> {
    const held = this.held.get(path) ?? (await this.load(path))
    // The order of a map is the order of insertion: this one is now the last to go.
    this.held.delete(path)
    this.held.set(path, held)
    this.shrink()
    return held.store
  }

  /** The file is about to change, or to go. */
  drop(path: string): void {
    this.held.delete(path)
  }

  dropAll(): void {
    this.held.clear()
  }

  private async load(path: string): Promise<Held> {
    const { store, bytes, damaged } = await loadCollection<BoxDocument>(path)
    if (damaged > 0) this.onDamage(path)
    return { store, bytes }
  }

  private shrink(): void {
    let sum = [...this.held.values()].reduce((total, { bytes }) => total + bytes, 0)
    for (const [path, { bytes }] of this.held) {
      if (sum <= HELD_BYTES || this.held.size === 1) return
      this.held.delete(path)
      sum -= bytes
    }
  }
}

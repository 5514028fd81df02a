import { rm } from 'node:fs/promises'
import { keepDamaged } from '../files/keep-damaged'
import { syncFolder } from '../files/sync'
import type { Day } from './day-files'
import type { Extent } from './extent'
import type { FleetCopy } from './fleet-copy'
import type { JournalFiles } from './journal-files'
import { Sealing } from './seal'
import type { Turns } from './turns'

export interface SealsParts {
  readonly folder: string
  readonly turns: Turns
  readonly files: JournalFiles
  readonly copy: FleetCopy
  /** This file of this day is about to be another: nobody may go on with what was read of it. */
  readonly onChange: (path: string, day: Day) => void
}

/** Moves ended journals into the days they belong to, one file in each turn, so that who asks is answered in between. */
export class Seals {
  private isGivenUp = false

  constructor(private readonly parts: SealsParts) {}

  /** @throws Error also where it was given up before it was done */
  async seal(extents: readonly Extent[]): Promise<void> {
    for (const extent of extents) await this.sealOne(extent)
  }

  /**
   * What is under way ends with the file that is being written, and nothing is begun any more. The journal counts as
   * long as it is there, and is sealed when the folder is opened again.
   */
  giveUp(): void {
    this.isGivenUp = true
  }

  private async sealOne(extent: Extent): Promise<void> {
    const { folder, turns, files, copy } = this.parts
    // Until the last portion is written the journal counts, and what the days have of this generation does not.
    const sealing = await turns.take(() => this.read(extent))
    for (const { path, day, write } of sealing.portions()) {
      if (this.isGivenUp) throw new Error(`generation ${extent.id} is sealed at the next start`)
      await turns.take(async () => {
        this.parts.onChange(path, day)
        await write()
      })
    }
    await turns.take(async () => {
      if (!copy.contains(extent)) throw new Error(`the checkpoint does not contain generation ${extent.id} yet`)
      files.rest()
      await rm(files.path(extent.id), { force: true })
      await syncFolder(folder)
    })
  }

  private async read(extent: Extent): Promise<Sealing> {
    const { folder, files } = this.parts
    const sealing = new Sealing(folder, extent.id)
    const before = files.damaged
    for (const line of await files.lines(extent)) sealing.add(line)
    if (files.damaged > before) await keepDamaged(folder, files.path(extent.id))
    return sealing
  }
}

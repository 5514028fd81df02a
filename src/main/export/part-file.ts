import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { renameStubbornly } from '../files/rename-stubbornly'
import { syncFolder } from '../files/sync'

/** More files of one name than anybody makes. */
const MOST_NAMES = 1000

/**
 * So much is left to the system at a time. Gigabytes that it writes when it likes would hold up the journal's own syncs,
 * and with them every box that waits for its answer.
 */
const SYNC_EVERY_BYTES = 8 * 1024 * 1024

/** A file that is written beside its place and takes it when it is complete: nobody ever sees a part of it there. */
export class PartFile {
  private unsynced = 0

  private constructor(
    private readonly folder: string,
    private readonly fileName: string,
    /** Where it is written. */
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** @throws Error of the file system if the folder is not there, or may not be written to */
  static async create(folder: string, fileName: string, id: string): Promise<PartFile> {
    const path = join(folder, `.${fileName}.${id}.part`)
    return new PartFile(folder, fileName, path, await open(path, 'wx'))
  }

  /** @throws Error of the file system, e.g. ENOSPC, and some megabytes later ENOENT if the file is gone */
  async write(bytes: Uint8Array): Promise<void> {
    let from = 0
    while (from < bytes.length) from += (await this.handle.write(bytes, from)).bytesWritten
    this.unsynced += bytes.length
    if (this.unsynced < SYNC_EVERY_BYTES) return
    this.unsynced = 0
    await this.handle.datasync()
    // A file that somebody took away, with its folder or its disk, is written to without complaint.
    await stat(this.path)
  }

  /**
   * Puts it in its place; it survives a power cut when this resolves. A file that is there already stays: this one is
   * called `name (2)` then.
   * @returns where it lies
   */
  async finish(): Promise<string> {
    await this.handle.sync()
    await this.handle.close()
    const target = await this.reserve()
    try {
      await renameStubbornly(this.path, target)
    } catch (error) {
      await rm(target, { force: true })
      throw error
    }
    // Some network drives do not allow it.
    await syncFolder(this.folder).catch(() => undefined)
    return target
  }

  /** Leaves nothing of it. Safe after a failed `finish`. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined)
    await rm(this.path, { force: true }).catch(() => undefined)
  }

  /** A name that nobody else can take any more, as an empty file that the rename replaces. */
  private async reserve(): Promise<string> {
    const end = extname(this.fileName)
    const stem = this.fileName.slice(0, this.fileName.length - end.length)
    for (let count = 1; count <= MOST_NAMES; count++) {
      const target = join(this.folder, count === 1 ? this.fileName : `${stem} (${count})${end}`)
      try {
        await (await open(target, 'wx')).close()
        return target
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
    throw new Error(`there are too many files called ${this.fileName} in ${this.folder}`)
  }
}

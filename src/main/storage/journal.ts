import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from '../files/sync'

/** What the journal asks of an open file, so that tests can let it fail. */
export type JournalFile = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'close'>

/** Opens a file for appending, creating it; its name is on the disk when this resolves. */
export type OpenJournalFile = (path: string) => Promise<JournalFile>

export const openJournalFile: OpenJournalFile = async (path) => {
  const file = await open(path, 'a')
  try {
    await syncFolder(dirname(path))
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/**
 * An append-only file of JSON lines that is on the disk when `append` resolves.
 * It holds its file open: opening it for each commit would cost forty times the write. Source: docs/storage.md.
 */
export class Journal {
  /** Something may follow the good lines; it has to go before anything is written. */
  private isTorn: boolean

  private constructor(
    private readonly file: JournalFile,
    /** Bytes of whole, synced lines. */
    private goodSize: number,
  ) {
    this.isTorn = true
  }

  /** @param goodSize bytes at the file's beginning that count; what follows is cut off */
  static async open(path: string, goodSize: number, openFile: OpenJournalFile): Promise<Journal> {
    return new Journal(await openFile(path), goodSize)
  }

  get size(): number {
    return this.goodSize
  }

  /** @param line without its end @throws whatever the disk answers; the file then counts as ending with its last good line. */
  async append(line: string): Promise<void> {
    const bytes = Buffer.from(`${line}\n`)
    // A partial line would swallow the next one.
    if (this.isTorn) await this.file.truncate(this.goodSize)
    this.isTorn = true
    await writeAll(this.file, bytes)
    await this.file.datasync()
    this.isTorn = false
    this.goodSize += bytes.length
  }

  /** What was refused must not look whole to whoever opens the file next. */
  async close(): Promise<void> {
    if (this.isTorn) await this.file.truncate(this.goodSize).catch(() => undefined)
    await this.file.close()
  }
}

/** `write` may take less than it was given, e.g. when the disk fills up. */
async function writeAll(file: JournalFile, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset)
    offset += bytesWritten
  }
}

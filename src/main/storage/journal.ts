import { type FileHandle, open, readFile, truncate } from 'node:fs/promises'
import { toLine } from './line'

/**
 * An append-only file of JSON lines that is on the disk when `append` resolves.
 * It holds its file open: opening it for each commit would cost forty times the write. Source: docs/storage.md.
 */
export class Journal {
  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    /** Bytes of whole, synced lines. */
    private goodSize: number,
  ) {}

  /** Opens or creates the file and cuts off what is not a whole line. */
  static async open(path: string): Promise<Journal> {
    const file = await open(path, 'a+')
    return new Journal(path, file, (await file.stat()).size)
  }

  get size(): number {
    return this.goodSize
  }

  /** @throws whatever the disk answers; the file then ends with its last good line, as if nothing had been tried. */
  async append(document: unknown): Promise<void> {
    const bytes = Buffer.from(`${toLine(document)}\n`)
    try {
      await writeAll(this.file, bytes)
      await this.file.datasync()
    } catch (error) {
      // A partial line would swallow the next one. If even this fails the next append reports it.
      await this.file.truncate(this.goodSize).catch(() => undefined)
      throw error
    }
    this.goodSize += bytes.length
  }

  async close(): Promise<void> {
    await this.file.close()
  }
}

/** `write` may take less than it was given, e.g. when the disk fills up. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset)
    offset += bytesWritten
  }
}

/**
 * The documents of a journal, oldest first. What follows the last whole line was never acknowledged and is cut off;
 * lines inside that cannot be read are left out and counted.
 */
export async function readJournal(path: string): Promise<{ documents: unknown[]; damaged: number }> {
  const bytes = await readFile(path)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) await truncate(path, end)
  const documents: unknown[] = []
  let damaged = 0
  for (const line of bytes.toString('utf8', 0, end).split('\n')) {
    if (line === '') continue
    try {
      documents.push(JSON.parse(line))
    } catch {
      damaged++
    }
  }
  return { documents, damaged }
}

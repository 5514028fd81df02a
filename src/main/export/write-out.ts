import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { ExportFailure } from '../../shared/contract/export-views'
import type { Download } from '../ports'
import { failureOf } from './failure'
import { PartFile } from './part-file'

/** Where a command writes to, and whether it still shall. */
export interface WriteOut {
  readonly stdout: NodeJS.WritableStream
  readonly givenUp?: AbortSignal
}

/**
 * Writes a file where a command was told to: into a folder, as a file, or (`-`) to standard output.
 * @returns what to say, `null` where the file itself went to standard output
 * @throws Error that says what is not written and why; nothing is left of it then
 */
export async function writeOut(
  file: Download,
  out: string | undefined,
  { stdout, givenUp }: WriteOut,
): Promise<string | null> {
  if (out === '-') {
    await pour(unlessGivenUp(file.parts, givenUp), stdout)
    return null
  }
  const place = resolve(out ?? '.')
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const [folder, name] = isFolder ? [place, file.fileName] : [dirname(place), basename(place)]
  let part: PartFile | null = null
  let bytes = 0
  try {
    part = await PartFile.create(folder, name, String(process.pid))
    for await (const piece of unlessGivenUp(file.parts, givenUp)) {
      await part.write(piece)
      bytes += piece.length
    }
    return `${await part.finish()} (${bytes} bytes)`
  } catch (error) {
    await part?.discard()
    const { failure, reason } = failureOf(error)
    throw new Error(`${join(folder, name)} is not written: ${WHY[failure]?.(folder) ?? reason}`)
  }
}

const WHY: Readonly<Partial<Record<ExportFailure, (folder: string) => string>>> = {
  'disk-full': () => 'the disk is full',
  'folder-gone': (folder) => `there is no folder ${folder}, or its disk is gone`,
  'not-allowed': (folder) => `the folder ${folder} may not be written to`,
}

/** What comes of the work, unless it is given up first. @throws Error then */
export async function orGivenUp<T>(work: Promise<T>, givenUp: AbortSignal | undefined): Promise<T> {
  if (givenUp === undefined) return work
  const over = new AbortController()
  const ended = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new Error('it was given up'))
    if (givenUp.aborted) giveUp()
    else givenUp.addEventListener('abort', giveUp, { signal: over.signal })
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    over.abort()
  }
}

async function* unlessGivenUp<T>(parts: AsyncIterable<T>, givenUp: AbortSignal | undefined): AsyncGenerator<T> {
  const all = parts[Symbol.asyncIterator]()
  try {
    for (;;) {
      const part = await orGivenUp(all.next(), givenUp)
      if (part.done === true) return
      yield part.value
    }
  } finally {
    const ended = Promise.resolve(all.return?.()).catch(() => undefined)
    // What is made just now may take long, and nobody waits for it any more.
    if (givenUp?.aborted !== true) await ended
  }
}

/** Who reads no further, as `head` does, has what he wanted. @throws Error of the stream */
async function pour(parts: AsyncIterable<Uint8Array>, out: NodeJS.WritableStream): Promise<void> {
  const broken = new Promise<NodeJS.ErrnoException>((resolve) => out.on('error', resolve))
  for await (const bytes of parts) {
    if (out.write(bytes)) continue
    const error = await Promise.race([broken, new Promise<null>((resolve) => out.once('drain', () => resolve(null)))])
    if (error?.code === 'EPIPE') return
    if (error !== null) throw error
  }
}

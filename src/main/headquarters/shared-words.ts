import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { JetStreamManager } from '@nats-io/jetstream'
import { bookSubject, leaseSubject } from '../../shared/hq/subjects'
import type { Engine } from './engine-connection'

/** What all processes of headquarters have in common: each a message that is replaced, never written over unseen. */
export type WordName = 'lease' | 'book'

export interface Word {
  /** Its number; 0 for none yet. */
  readonly sequence: number
  readonly text: string
}

export interface SharedWords {
  /** The word as it is now, `null` if there is none. @throws NoSharedWords, or Error while the servers cannot say */
  read(name: WordName): Promise<Word | null>
  /**
   * Puts a word in the place of the one with this number.
   * @returns its number; `null` if another one stands there now
   * @throws NoSharedWords; WordTooLong; Error without an answer: then it may have been taken nevertheless
   */
  write(name: WordName, text: string, inPlaceOf: number): Promise<number | null>
}

/** No message could hold it. */
export class WordTooLong extends Error {}

/** The servers were set up without a place for them. */
export class NoSharedWords extends Error {}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

const STREAM = 'HQ'
const SUBJECTS: Readonly<Record<WordName, string>> = { lease: leaseSubject, book: bookSubject }
const STREAM_NOT_FOUND = 10_059
const WRONG_SEQUENCE: readonly unknown[] = [10_071, 10_164]
/** Deflated; messages of 4 MB are taken. */
const MOST_BYTES = 3_500_000
/** How long the servers may take. */
const PATIENCE_MS = 3000

/** They are asked of the leader of the stream: another server may lag behind. */
export function sharedWords(engine: () => Engine | null): SharedWords {
  const present = (): Engine => {
    const found = engine()
    if (found === null) throw new Error('there is no connection')
    return found
  }
  return {
    async read(name) {
      const { manager } = present()
      const message = await told(() => lastOf(manager, SUBJECTS[name]))
      return message === null ? null : { sequence: message.seq, text: await textIn(message.data) }
    },
    async write(name, text, inPlaceOf) {
      const { js } = present()
      const bytes = await deflate(text, { level: 1 })
      if (bytes.length > MOST_BYTES) throw new WordTooLong(`${bytes.length} bytes`)
      try {
        const expect = { streamName: STREAM, lastSubjectSequence: inPlaceOf }
        const taken = await told(
          async () => await js.publish(SUBJECTS[name], bytes, { expect, timeout: PATIENCE_MS, retries: 0 }),
        )
        return taken.seq
      } catch (error) {
        if (WRONG_SEQUENCE.includes(codeOf(error))) return null
        throw error
      }
    },
  }
}

/** What no process can have written is no word, and takes the place of none: `''`. */
const textIn = (bytes: Uint8Array): Promise<string> =>
  inflate(bytes).then(
    (text) => text.toString(),
    () => '',
  )

const lastOf = (manager: JetStreamManager, subject: string) =>
  manager.streams.getMessage(STREAM, { last_by_subj: subject })

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (codeOf(error) === STREAM_NOT_FOUND) throw new NoSharedWords(`there is no stream ${STREAM}`)
    throw error
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code

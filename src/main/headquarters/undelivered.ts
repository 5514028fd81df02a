import type { SiteFold } from '../../shared/hq/fold'
import { readHead } from '../../shared/hq/message-head'
import type { Log } from '../ports'
import type { PlacedMessage } from './placed-message'

export interface UndeliveredPorts {
  /** The first message of a subject from this sequence on. @throws Error while nobody can say */
  readonly next: (subject: string, from: number) => Promise<PlacedMessage | null>
  readonly log: Log
}

/**
 * What the stream has of a site and its consumer did not deliver. It is asked for by sequence, once; what is not there
 * either is a gap, which whoever folds the message marks.
 */
export class Undelivered {
  /** By subject, the sequence of what was last taken. */
  private readonly last = new Map<string, number>()
  private begunAt = 0
  private failedAt = 0

  constructor(private readonly ports: UndeliveredPorts) {}

  /** Everything up to this sequence was taken before. */
  begin(sequence: number): void {
    this.last.clear()
    this.begunAt = sequence
  }

  note({ subject, sequence }: Pick<PlacedMessage, 'subject' | 'sequence'>): void {
    this.last.set(subject, sequence)
  }

  /**
   * What has to be taken before this message, in order, where the site has said something between what is known of it
   * and the message. @throws Error while nobody can say, at the first try
   */
  async *before(message: PlacedMessage): AsyncGenerator<PlacedMessage> {
    const { subject, sequence } = message
    const { next, log } = this.ports
    try {
      let from = (this.last.get(subject) ?? this.begunAt) + 1
      for (;;) {
        const found = await next(subject, from)
        if (found === null || found.sequence >= sequence) return
        log(`headquarters: ${found.sequence} (${subject}) was not delivered before ${sequence}; it is read by itself`)
        from = found.sequence + 1
        // What is told of it stands in the book with what is read now.
        yield { ...found, sequence, isFresh: false }
      }
    } catch (error) {
      if (this.failedAt !== sequence) {
        this.failedAt = sequence
        throw error
      }
      log(`headquarters: what is before ${sequence} (${subject}) cannot be read: ${String(error)}`)
    }
  }
}

/** Whether something lies between what is known of a site and a message of it. */
export function isMissedBefore({ header }: Pick<PlacedMessage, 'header'>, fold: SiteFold | undefined): boolean {
  const head = readHead(header)
  return fold !== undefined && head.ok && fold.misses(head.value)
}

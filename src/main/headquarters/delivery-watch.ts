import { type Millis, seconds } from '../../shared/time/millis'

/** A consumer that delivers nothing of what is there for so long is made anew: the client's own patience is 10–25 s. */
const PATIENCE: Millis = seconds(3)
const MOST_PATIENCE: Millis = seconds(12)

/** Whether what is there is delivered, by a monotonic clock. */
export class DeliveryWatch {
  private quietSince: Millis = 0
  private patience: Millis = PATIENCE
  /** What is not there either, as where a station lost its folder, would be said for ever. */
  private isSaid = false

  /** @param log said once, until nothing is missing any more */
  constructor(private readonly log: (line: string) => void) {}

  /** Something was delivered. */
  took(now: Millis): void {
    this.quietSince = now
    this.patience = PATIENCE
  }

  /** Reading begins anew, whoever had it done. */
  begin(now: Millis): void {
    this.quietSince = now
  }

  /** @param hasMore whether something is known to be there that has not been read @returns whether it is to be read anew */
  look(hasMore: boolean, now: Millis): boolean {
    if (!hasMore) {
      this.quietSince = now
      this.isSaid = false
      return false
    }
    if (now - this.quietSince < this.patience) return false
    if (!this.isSaid) this.log('headquarters: something is there and is not delivered; the stream is read anew')
    this.isSaid = true
    this.patience = Math.min(this.patience * 2, MOST_PATIENCE)
    return true
  }
}

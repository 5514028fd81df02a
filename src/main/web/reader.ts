import type { ServerResponse } from 'node:http'
import { ownTurn } from '../own-turn'

/**
 * A reader this far behind is let go; it comes back and gets a snapshot, which is smaller than what it missed. The
 * snapshot itself does not count: of 2,000 boxes it takes 13 MB, and who is let go in the middle of it never gets one.
 * The more of it was taken the more may wait behind it.
 */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024

/** Handed to the system piece by piece: what it was given at once it counts as waiting until the last byte is taken. */
const PIECE_BYTES = 64 * 1024

/** So many heartbeats in a row without taking a byte of what waits, and a reader is no longer there. */
const MOST_IDLE_BEATS = 2

const HERE = Buffer.from(': here\n\n')

/** One reader of a stream, and what waits for it in the memory of this process. */
export class Reader {
  /** Bytes, or what makes them. */
  private readonly waiting: (Uint8Array | Iterator<Uint8Array>)[] = []
  private waitingBytes = 0
  private allowance = MOST_UNREAD_BYTES
  private written = 0
  private taken = 0
  private idleBeats = 0
  private isMaking = false

  constructor(private readonly raw: ServerResponse) {
    raw.on('drain', () => this.hand())
  }

  /** How many bytes wait to be taken. */
  get unread(): number {
    return this.waitingBytes + this.raw.writableLength
  }

  /** A snapshot, each piece of which is made when there is room for it, in a turn of its own. */
  tell(pieces: Iterable<Uint8Array>): void {
    this.allowance = MOST_UNREAD_BYTES
    this.waiting.push(pieces[Symbol.iterator]())
    this.hand()
  }

  write(bytes: Uint8Array): void {
    if (this.unread > this.allowance) {
      this.letGo()
      return
    }
    this.written += bytes.length
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    this.hand()
  }

  /** A heartbeat: lets go who has taken nothing of what waits since the one before the last. */
  beat(): void {
    const taken = this.written - this.unread
    const isStalled = this.unread > 0 && taken <= this.taken
    this.idleBeats = isStalled ? this.idleBeats + 1 : 0
    this.taken = taken
    if (this.idleBeats >= MOST_IDLE_BEATS) this.letGo()
    else this.write(HERE)
  }

  /** Frees what waits at once. */
  letGo(): void {
    this.waiting.length = 0
    this.waitingBytes = 0
    this.raw.destroy()
  }

  private hand(): void {
    while (!this.raw.writableNeedDrain && !this.raw.writableEnded && !this.raw.destroyed) {
      const [first] = this.waiting
      if (first === undefined) return
      if (first instanceof Uint8Array) this.handSome(first)
      else if (this.isMaking) return
      else this.make(first)
    }
  }

  private handSome(bytes: Uint8Array): void {
    const piece = bytes.subarray(0, PIECE_BYTES)
    if (piece.length === bytes.length) this.waiting.shift()
    else this.waiting[0] = bytes.subarray(PIECE_BYTES)
    this.waitingBytes -= piece.length
    this.raw.write(piece)
  }

  /** Sockets that take all at once would have all of it made at once. */
  private make(pieces: Iterator<Uint8Array>): void {
    const { value, done } = pieces.next()
    if (done === true) {
      this.waiting.shift()
      return
    }
    this.waiting.unshift(value)
    this.waitingBytes += value.length
    this.written += value.length
    this.allowance += value.length
    this.isMaking = true
    void ownTurn().then(() => {
      this.isMaking = false
      this.hand()
    })
  }
}

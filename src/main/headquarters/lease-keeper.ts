import {
  afterLook,
  afterWrite,
  holdsLease,
  isOfCopy,
  type Lease,
  type LeaseSeen,
  mayTake,
  NO_LEASE,
  RENEW_EVERY,
} from '../../shared/hq/lease'
import { type Millis, seconds } from '../../shared/time/millis'
import type { Log } from '../ports'
import type { SharedWords } from './shared-words'

export interface LeaseKeeperPorts {
  readonly words: SharedWords
  /** The random name of this process, kept with its data. */
  readonly self: string
  /** What people call this machine. */
  readonly machine: string
  /** A clock that nobody sets. */
  readonly monotonic: () => Millis
  /** How many of its milliseconds pass in a real one. */
  readonly pace: number
  readonly log: Log
}

/** So long a word that was just taken is left to itself: of two that servers before 2.10 may both take, one is left. */
const SETTLES: Millis = seconds(0.5)

/** This process's part in who tells people. */
export class LeaseKeeper {
  private seen: LeaseSeen = NO_LEASE
  private sentAt: Millis = Number.NEGATIVE_INFINITY

  private hasHeld = false
  private isSaid = false

  /** @param run the random name of this run of the process */
  constructor(
    private readonly ports: LeaseKeeperPorts,
    private readonly run: string,
  ) {}

  /** Whether nobody else tells anything now. */
  get isHeld(): boolean {
    return holdsLease(this.seen, this.ports.monotonic())
  }

  /** The machine of whoever tells, as far as is known; `null` for nobody. */
  get holder(): string | null {
    const { lease } = this.seen
    return lease === null || lease.holder === null ? null : lease.machine
  }

  /** Renews it, takes it where nobody has it, or sees that somebody has. @returns whether it is held @throws what the words throw */
  async hold(): Promise<boolean> {
    if (this.isHeld && this.ports.monotonic() - this.sentAt < RENEW_EVERY) return true
    const wasHeld = this.isHeld
    if (!wasHeld) await this.look()
    for (let tries = 0; tries < 2; tries++) {
      const { words, self, monotonic } = this.ports
      const asker = { self, run: this.run, hasHeld: this.hasHeld }
      if (isOfCopy(this.seen, asker)) this.sayCopied()
      if (!mayTake(this.seen, asker, monotonic())) return false
      const at = monotonic()
      const lease = this.word(self)
      const sequence = await words.write('lease', JSON.stringify(lease), this.seen.sequence)
      if (sequence !== null) {
        this.sentAt = at
        this.seen = afterWrite(sequence, lease, at)
        this.hasHeld = true
        return wasHeld || (await this.isSettled())
      }
      await this.look()
    }
    return false
  }

  /** It has to be asked for anew: time has passed that no clock of this machine counts. */
  distrust(): void {
    this.seen = { ...this.seen, heldUntil: null }
  }

  /** Looks whether it is still as it was. @throws */
  async look(): Promise<void> {
    const at = this.ports.monotonic()
    const word = await this.ports.words.read('lease')
    this.seen = afterLook(
      this.seen,
      { sequence: word?.sequence ?? 0, lease: word === null ? null : leaseIn(word.text) },
      at,
    )
  }

  /** Lets go of it, so that nobody has to wait. */
  async release(): Promise<void> {
    if (!this.isHeld) return
    await this.ports.words.write('lease', JSON.stringify(this.word(null)), this.seen.sequence)
    this.distrust()
  }

  private word(holder: string | null): Lease {
    return { schema: 1, holder, run: this.run, machine: this.ports.machine }
  }

  private sayCopied(): void {
    if (this.isSaid) return
    this.isSaid = true
    this.ports.log(
      'headquarters: another process runs on a copy of this data folder and tells people in place of this one; end one of them, or empty its folder',
    )
  }

  private async isSettled(): Promise<boolean> {
    const { sequence } = this.seen
    await new Promise((passed) => setTimeout(passed, SETTLES / this.ports.pace))
    await this.look()
    return this.seen.sequence === sequence
  }
}

/** What is none holds nobody up. */
function leaseIn(text: string): Lease | null {
  try {
    const { holder, run, machine } = JSON.parse(text) as Partial<Lease>
    const name = (value: unknown) => (typeof value === 'string' ? value : null)
    return { schema: 1, holder: name(holder), run: name(run), machine: String(machine) }
  } catch {
    return null
  }
}

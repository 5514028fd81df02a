/** Types only: what one part of the station may ask of another. `station.ts` brings them together. */
import type { PushEvent } from '../shared/contract/push'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { Settings } from '../shared/model/settings'
import type { Transition } from '../shared/model/transition'
import type { Outcome } from '../shared/outcome'
import type { Millis } from '../shared/time/millis'

/** A running station as its carriers (desktop, web) see it: calls in, push events out. */
export interface StationPort {
  /** A call of the contract by name, its input unchecked. Never rejects. */
  call(name: string, raw: unknown): Promise<Outcome<unknown>>
  /** Calls `listener` at once with a snapshot, then with every push event in order. Returns the way to stop. */
  subscribe(listener: (event: PushEvent) => void): () => void
}

/** Writes a line for whoever looks after the machine. Never given a payload. */
export type Log = (line: string) => void

/** Where the station keeps what must survive it. One process owns a folder at a time. */
export interface Storage {
  /** @throws StartFailure if the folder cannot be used, or another process holds it. */
  open(): Promise<Stored>
  /**
   * Keeps the facts; resolves when they would survive a power cut. All that wait together are written together.
   * @throws StorageFailure if the disk refuses. The facts are then kept with the next commit that succeeds.
   */
  commit(facts: Facts): Promise<void>
  /** Transitions, newest first. */
  transitions(query: TransitionQuery): Promise<readonly Transition[]>
  /** Brings everything into its resting form and lets the folder go. */
  close(): Promise<void>
}

/** What was known when the folder was last written. */
export interface Stored {
  readonly gateways: readonly Gateway[]
  /** As stored, by whatever version. */
  readonly settings: unknown
  /** When the last facts were kept; `null` in a new folder. */
  readonly lastCommitAt: Millis | null
}

/** What became known at `at`, all of it or nothing. */
export interface Facts {
  readonly at: Millis
  readonly gateways: readonly Gateway[]
  readonly removed: readonly GatewayId[]
  readonly transitions: readonly Transition[]
  readonly settings?: Settings
}

export interface TransitionQuery {
  readonly from?: Millis | undefined
  readonly to?: Millis | undefined
  readonly gateway?: GatewayId | undefined
  readonly kind?: string | undefined
  /** Only those whose id sorts before it. */
  readonly before?: string | undefined
  readonly limit: number
}

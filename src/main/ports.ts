/** Types only: what one part of the station may ask of another. `station.ts` brings them together. */

import type { PushEvent } from '../shared/contract/push'
import type { Outcome } from '../shared/outcome'

/** A running station as its carriers (desktop, web) see it: calls in, push events out. */
export interface StationPort {
  /** A call of the contract by name, its input unchecked. Never rejects. */
  call(name: string, raw: unknown): Promise<Outcome<unknown>>
  /** Calls `listener` at once with a snapshot, then with every push event in order. Returns the way to stop. */
  subscribe(listener: (event: PushEvent) => void): () => void
}

/** Writes a line for whoever looks after the machine. Never given a payload. */
export type Log = (line: string) => void

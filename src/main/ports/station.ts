/** What a station is to its carriers: desktop, web, and what stands before them. */

import type { PushEvent } from '../../shared/contract/push'
import type { Outcome } from '../../shared/outcome'

/** A running station as its carriers (desktop, web) see it: calls in, push events out. */
export interface StationPort {
  /** A call of the contract by name, its input unchecked. Never rejects. */
  call(name: string, raw: unknown): Promise<Outcome<unknown>>
  /** Calls `listener` at once with a snapshot, then with every push event in order. Returns the way to stop. */
  subscribe(listener: (event: PushEvent) => void): () => void
  /** An export to be fetched: asked for like `startExport`, or by the id of one that waits. Never rejects. */
  download(raw: unknown): Promise<Outcome<Download>>
}

/** The bytes of a file that is made while it is fetched. */
export interface Download {
  readonly fileName: string
  /** Fails with an Error where the rest cannot be made; ending it early gives it up. */
  readonly parts: AsyncIterable<Uint8Array>
}

/** Writes a line for whoever looks after the machine. Never given a payload. */
export type Log = (line: string) => void

import type { Outcome } from '../outcome'
import type { CallName, Input, Reply } from './calls'
import type { PushEvent } from './push'

/** All that the interface ever sees of a station, whichever carrier is between them. */
export interface StationClient {
  /** Never rejects: a carrier that fails answers with the problem `disconnected`. */
  invoke<N extends CallName>(name: N, input: Input<N>): Promise<Outcome<Reply<N>>>
  /** Events in order, starting with a snapshot (again after each reconnection). Returns the way to stop. */
  subscribe(listener: (event: PushEvent | ConnectionEvent) => void): () => void
}

/** The client's own word on its connection; `lost` is followed by `open` and a snapshot once it is back. */
export interface ConnectionEvent {
  readonly type: 'connection'
  readonly state: 'open' | 'lost'
}

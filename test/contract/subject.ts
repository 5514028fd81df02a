import type { CallName, Input, Reply } from '../../src/shared/contract/calls'
import type { ConnectionEvent } from '../../src/shared/contract/client'
import type { PushEvent } from '../../src/shared/contract/push'
import type { Outcome } from '../../src/shared/outcome'

/** A client of the contract with a whole station behind it, whichever carrier is between them. */
export interface Subject {
  invoke<N extends CallName>(name: N, input: Input<N>): Promise<Outcome<Reply<N>>>
  /** A call by a name that may not be in the table, in the carrier's own way. */
  invokeUnknown(name: string): Promise<Outcome<unknown>>
  listen(): Promise<Ear>
  /** A box reports; returns the status it is answered. */
  report(body: object): Promise<number>
}

/** One listener of the client. */
export interface Ear {
  heard(): Promise<readonly (PushEvent | ConnectionEvent)[]>
  stop(): Promise<void>
}

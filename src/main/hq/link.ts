import type { Failure } from '../../shared/hq/forwarding'
import type { LastMessage } from '../../shared/hq/last-message'

/** The way to headquarters, as the forwarder sees it. One connection at a time, made again whenever it is lost. */
export interface HqLink {
  /** Bytes that a message may have, headers included; of the server that is connected. */
  readonly messageBytes: number
  /** The last message of the own subject, `null` for none. @throws LinkFailure */
  last(): Promise<LastMessage | null>
  /** @throws LinkFailure; whether it was kept all the same is not known then, but for `wrong-sequence` */
  publish(message: Outgoing): Promise<Kept>
  /** Goes, or is lost. */
  heartbeat(text: string): void
  /** The signature that a sealed day has at headquarters, `null` where it has none. @throws LinkFailure */
  sealedDay(day: string): Promise<string | null>
  /** Keeps a part of a sealed day in place of the one before. @throws LinkFailure */
  keepHistory(part: HistoryPart): Promise<Pick<Kept, 'isDuplicate'>>
  close(): Promise<void>
}

export interface Outgoing {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** The number of the last message of the own subject: after any other it is refused. 0 for none. */
  readonly follows: number
}

/** A part of a sealed day. */
export interface HistoryPart {
  readonly subject: string
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

export interface Kept {
  readonly sequence: number
  /** It was there already, and was not kept again. */
  readonly isDuplicate: boolean
}

export interface LinkEvents {
  readonly onConnected: () => void
  /** Also where it could not be made. */
  readonly onDisconnected: (failure: Failure) => void
  /** Headquarters asks something; what is resolved is answered. */
  readonly onAsked?: ((command: string, bytes: Uint8Array) => Promise<Uint8Array>) | undefined
}

/** Begins to connect; never fails at once. */
export type OpenLink = (events: LinkEvents) => HqLink

export class LinkFailure extends Error {
  override readonly name = 'LinkFailure'

  constructor(readonly failure: Failure) {
    super(failure.detail)
  }
}

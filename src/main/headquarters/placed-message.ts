import type { JsMsg, StoredMsg } from '@nats-io/jetstream'
import type { RawMessage } from './folded-sites'

/** A message of the stream, and where it stands there. */
export interface PlacedMessage extends RawMessage {
  readonly sequence: number
  /** Whether nothing that was stored before it is still to come. */
  readonly isFresh: boolean
}

/** A message as a consumer delivers it. */
export const placedOf = ({ subject, headers, data, seq, info }: JsMsg): PlacedMessage => ({
  subject,
  header: (name) => headers?.get(name),
  bytes: data,
  sequence: seq,
  isFresh: info.pending === 0,
})

/** The same as the stream has it, for who asks for one. */
export const storedAs = ({ subject, header, data, seq }: StoredMsg): PlacedMessage => ({
  subject,
  header: (name) => header.get(name),
  bytes: data,
  sequence: seq,
  isFresh: false,
})

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { type PastMessage, writeMessage } from '../../shared/hq/commit-message'
import { BUCKET_GATEWAYS, BUCKET_TRANSITIONS, type DayIndex, SIGNATURE } from '../../shared/hq/day-index'
import { type Piece, pieceBytes, writeParcel } from '../../shared/hq/parcel'
import { boxesSubject, dayIndexSubject, happenedSubject } from '../../shared/hq/subjects'
import type { GatewayId } from '../../shared/model/gateway'
import { days } from '../../shared/time/millis'
import type { PackedHistory, SealedDay, Storage } from '../ports'
import { allTransitions } from './all-transitions'
import type { HistoryPart } from './link'

/** In a thread of Node's own. */
const deflate = promisify(deflateRaw)

/** Room for headers and the frame of a parcel, in what the server takes. */
const FRAME_BYTES = 4096

export interface DayParts {
  readonly site: string
  readonly epoch: string
  readonly history: PackedHistory
  readonly storage: Pick<Storage, 'transitions'>
  /** What the server takes in one message. */
  readonly messageBytes: number
}

/**
 * The messages of a sealed day: boxes, some of them together, then what happened, and last the index that says what there
 * is: as long as it is not there, or is another one, the day has to be sent.
 */
export async function* dayParts(parts: DayParts, sealed: SealedDay): AsyncGenerator<HistoryPart> {
  const { day, signature } = sealed
  const range = { from: Date.parse(day), to: Date.parse(day) + days(1) }
  const named = (what: string, subject: string, bytes: Uint8Array): HistoryPart => ({
    subject,
    id: `${parts.site}:${parts.epoch}:h:${what}:${day}:${createHash('sha1').update(bytes).digest('base64url').slice(0, 16)}`,
    headers: { 'Fw-Schema': '1', 'Fw-Epoch': parts.epoch, 'Fw-Day': day },
    bytes,
  })
  const most = parts.messageBytes - FRAME_BYTES
  const boxes: (readonly GatewayId[])[] = []
  let bucket: Piece[] = []
  let omitted = 0
  const close = () => {
    const name = boxes.length
    boxes.push([...new Set(bucket.map(({ gateway }) => gateway))])
    const part = named(`b${name}`, boxesSubject(parts.site, name, day), writeParcel({ pieces: bucket, left: [] }))
    bucket = []
    return part
  }
  for await (const piece of parts.history.packed({ ...range, gateways: null })) {
    if (pieceBytes(piece) > most) {
      omitted++
      continue
    }
    if (!fits(piece, bucket, most)) yield close()
    bucket.push(piece)
  }
  if (bucket.length > 0) yield close()
  let happened = 0
  for await (const bytes of transitionsOf(parts.storage, range)) {
    yield named(`e${happened}`, happenedSubject(parts.site, happened, day), bytes)
    happened++
  }
  const index: DayIndex = { schema: 1, day, signature, boxes, happened, omitted }
  const last = named('index', dayIndexSubject(parts.site, day), await deflate(JSON.stringify(index)))
  yield { ...last, headers: { ...last.headers, [SIGNATURE]: signature } }
}

function fits(piece: Piece, bucket: readonly Piece[], most: number): boolean {
  const gateways = new Set([...bucket, piece].map(({ gateway }) => gateway))
  const bytes = [...bucket, piece].reduce((sum, one) => sum + pieceBytes(one), 0)
  return bucket.length === 0 || (gateways.size <= BUCKET_GATEWAYS && bytes <= most)
}

async function* transitionsOf(storage: DayParts['storage'], range: { from: number; to: number }) {
  for await (const transitions of allTransitions(storage, range, BUCKET_TRANSITIONS)) {
    const message: PastMessage = { schema: 1, kind: 'past', identities: [], reports: [], transitions }
    yield await deflate(writeMessage(message))
  }
}

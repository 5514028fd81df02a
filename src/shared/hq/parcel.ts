import * as v from 'valibot'
import type { GatewayId } from '../model/gateway'
import { type Outcome, ok, problem } from '../outcome'
import type { Millis } from '../time/millis'
import { id, instant } from './message-shapes'

/** What one gateway did in a stretch of a day, packed by itself: who wants one gateway unpacks no other. */
export interface Piece {
  readonly gateway: GatewayId
  /** When the first and the last of it was. */
  readonly from: Millis
  readonly to: Millis
  readonly reports: number
  /** A deflated `BoxHours`. */
  readonly bytes: Uint8Array
}

/**
 * Pieces in one message: `FWP1`, the length of the list in four bytes, the list as JSON in ASCII, then the pieces as they
 * follow each other in it.
 */
export interface Parcel {
  readonly pieces: readonly Piece[]
  /** Of an answer that has to be asked for in parts what is not in it: whose, and from when on; `null` for all of it. */
  readonly left: readonly Left[]
}

export type Left = readonly [gateway: GatewayId, from: Millis | null]

const MARK = [0x46, 0x57, 0x50, 0x31]
const HEAD = MARK.length + 4
/** Of ids of a few hundred gateways; one piece of a gateway that says very much about itself is in the bytes. */
const LIST_AT_MOST = 4 * 1024 * 1024

/** Bytes that a piece takes in a parcel at most, its place in the list included. */
export const pieceBytes = ({ gateway, bytes }: Piece): number => bytes.length + 80 + 6 * gateway.length

export function writeParcel({ pieces, left }: Parcel): Uint8Array {
  const list = pieces.map(({ gateway, from, to, reports, bytes }) => [gateway, from, to, reports, bytes.length])
  const text = asciiJson({ schema: 1, list, left })
  const whole = new Uint8Array(HEAD + text.length + pieces.reduce((sum, { bytes }) => sum + bytes.length, 0))
  whole.set(MARK)
  for (let place = 0; place < 4; place++) whole[MARK.length + place] = (text.length >>> (24 - 8 * place)) & 0xff
  for (let place = 0; place < text.length; place++) whole[HEAD + place] = text.charCodeAt(place)
  let at = HEAD + text.length
  for (const { bytes } of pieces) {
    whole.set(bytes, at)
    at += bytes.length
  }
  return whole
}

/** Whatever it is, this does not throw; the pieces are not unpacked. */
export function readParcel(whole: Uint8Array): Outcome<Parcel> {
  if (!MARK.every((byte, place) => whole[place] === byte))
    return problem('invalid-input', 'this is no parcel of history')
  const length = whole.subarray(MARK.length, HEAD).reduce((sum, byte) => sum * 256 + byte, 0)
  if (whole.length < HEAD || length > LIST_AT_MOST || HEAD + length > whole.length) {
    return problem('invalid-input', 'the list of the parcel ends beyond it', 'list')
  }
  const read = v.safeParse(shape, jsonIn(whole.subarray(HEAD, HEAD + length)), { abortEarly: true })
  if (!read.success)
    return problem('invalid-input', `the list of the parcel: ${read.issues[0].message.slice(0, 300)}`, 'list')
  const pieces: Piece[] = []
  let at = HEAD + length
  for (const [gateway, from, to, reports, bytes] of read.output.list) {
    pieces.push({ gateway, from, to, reports, bytes: whole.subarray(at, at + bytes) })
    at += bytes
  }
  if (at > whole.length) return problem('invalid-input', 'the parcel ends before its last piece', 'list')
  return ok({ pieces, left: read.output.left })
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))
const shape = v.object({
  schema: v.literal(1),
  list: v.array(v.tuple([id, instant, instant, count, count])),
  left: v.array(v.strictTuple([id, v.nullable(instant)])),
})

function jsonIn(bytes: Uint8Array): unknown {
  let text = ''
  // As many characters as a call may have arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** JSON of which each character is a byte, whatever boxes call themselves. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

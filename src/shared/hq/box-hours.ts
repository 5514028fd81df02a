import * as v from 'valibot'
import { type Chunk, decodeChunk, encodeChunk, valuesOfRow } from '../history/chunk'
import type { PresenceChange } from '../history/presence-spans'
import type { Identity, Row } from '../history/row'
import type { GatewayId } from '../model/gateway'
import { type Outcome, ok, problem } from '../outcome'
import type { Millis } from '../time/millis'
import { identity } from './gateway-shapes'
import { jsonIn } from './json-in'
import { rowCheck } from './kept-row'
import { instant, line, maybe } from './message-shapes'

/** What one gateway did over some time, as it travels: columns, and the identities that they name. */
export interface BoxHours {
  readonly rows: readonly Row[]
  /** By the name that rows call it. */
  readonly identities: ReadonlyMap<string, Identity>
  /** How its presence changed. */
  readonly presence: readonly PresenceChange[]
}

/** Rows of one piece: few enough that nobody can make a small message into much. */
export const ROWS_AT_MOST = 20_000

export const writeBoxHours = ({ rows, identities, presence }: BoxHours): string =>
  JSON.stringify({ schema: 1, identities: [...identities], chunk: encodeChunk(rows, presence) })

/** What a site packed, inflated; whatever it is, this does not throw. @param gateway whose it is */
export function readBoxHours(text: string, gateway: GatewayId): Outcome<BoxHours> {
  const read = v.safeParse(shape, jsonIn(text), { abortEarly: true })
  if (!read.success) {
    const [issue] = read.issues
    return problem('invalid-input', `${v.getDotPath(issue) ?? 'hours'}: ${issue.message.slice(0, 300)}`)
  }
  const { identities, chunk } = read.output
  const rows = decodeChunk(chunk as unknown as Chunk)
  const check = rowCheck()
  for (const row of rows) {
    const wrong = check([gateway, null, ...valuesOfRow(row)])
    if (wrong !== null) return problem('invalid-input', `a row ${wrong}`)
  }
  return ok({ rows, identities: new Map(identities), presence: chunk.presence ?? [] })
}

/** What of it was within a time. */
export function hoursWithin({ rows, identities, presence }: BoxHours, from: Millis, to: Millis): BoxHours {
  const isIn = ({ at }: { readonly at: Millis | null }) => at !== null && at >= from && at < to
  return { identities, rows: rows.filter(isIn), presence: presence.filter(isIn) }
}

/** Columns have a value for each report: by hand, because that is most of what there is to read. */
const numbers = v.custom<(number | null)[]>(
  (raw) => Array.isArray(raw) && raw.every((value) => value === null || Number.isFinite(value)),
  'is no column of numbers',
)
const words = v.custom<[(string | null)[], ...number[]]>((raw) => {
  if (!Array.isArray(raw)) return false
  const [distinct, ...places] = raw as unknown[]
  const isText = (word: unknown) => word === null || typeof word === 'string'
  return Array.isArray(distinct) && distinct.every(isText) && places.every((place) => Number.isSafeInteger(place))
}, 'is no column of words')
const shape = v.object({
  schema: v.literal(1),
  identities: v.array(v.strictTuple([line, identity])),
  chunk: v.object({
    count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(ROWS_AT_MOST)),
    numbers: v.array(numbers),
    words: v.array(words),
    presence: v.exactOptional(v.array(v.object({ at: instant, from: maybe.text, to: maybe.text }))),
  }),
})

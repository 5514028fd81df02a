import { decodeNumbers, decodeWords, encodeNumbers, encodeWords, type NumberColumn, type WordColumn } from './columns'
import type { PresenceChange } from './presence-spans'
import { NUMBER_COLUMNS, type Row, WORD_COLUMNS } from './row'

/** The rows of one gateway, column by column. */
export interface Chunk {
  readonly count: number
  /** In the order of `NUMBER_COLUMNS`. */
  readonly numbers: readonly NumberColumn[]
  /** In the order of `WORD_COLUMNS`. */
  readonly words: readonly WordColumn[]
  /** How its presence changed in the meantime; absent if it did not. */
  readonly presence?: readonly PresenceChange[]
}

/** A row as one array: its numbers, then its words. */
export type RowValues = readonly (number | string | null)[]

const CLOCKS: ReadonlySet<string> = new Set(['at', 'sentAt'])

/** Rows column by column, in their order; `decodeChunk` gives back the same to the last digit. */
export function encodeChunk(rows: readonly Row[], presence: readonly PresenceChange[] = []): Chunk {
  return {
    ...(presence.length === 0 ? {} : { presence }),
    count: rows.length,
    numbers: NUMBER_COLUMNS.map((name) =>
      encodeNumbers(
        rows.map((row) => row[name]),
        CLOCKS.has(name),
      ),
    ),
    words: WORD_COLUMNS.map((name) => encodeWords(rows.map((row) => row[name]))),
  }
}

/** The rows as they were. A column that an older version did not have is `null` throughout. */
export function decodeChunk({ count, numbers, words }: Chunk): Row[] {
  const columns = [
    ...NUMBER_COLUMNS.map((_, place) => decodeNumbers(numbers[place] ?? [], count)),
    ...WORD_COLUMNS.map((_, place) => decodeWords(words[place] ?? [[]], count)),
  ]
  const values = new Array<number | string | null>(columns.length)
  const rows = new Array<Row>(count)
  for (let index = 0; index < count; index++) {
    for (let place = 0; place < columns.length; place++) values[place] = columns[place]?.[index] ?? null
    rows[index] = rowOfValues(values)
  }
  return rows
}

export const valuesOfRow = (row: Row): RowValues => [
  ...NUMBER_COLUMNS.map((name) => row[name]),
  ...WORD_COLUMNS.map((name) => row[name]),
]

/** Column by column in the order of `NUMBER_COLUMNS` and `WORD_COLUMNS`: written out, because journals have many. */
export const rowOfValues = (values: RowValues): Row => ({
  at: numberAt(values, 0),
  sentAt: numberAt(values, 1),
  devicesOnline: numberAt(values, 2),
  devicesTotal: numberAt(values, 3),
  cpu: numberAt(values, 4),
  memory: numberAt(values, 5),
  memoryBytes: numberAt(values, 6),
  disk: numberAt(values, 7),
  diskBytes: numberAt(values, 8),
  temperature: numberAt(values, 9),
  boardTemperature: numberAt(values, 10),
  tpu: numberAt(values, 11),
  fan: numberAt(values, 12),
  externalUsed: numberAt(values, 13),
  externalBytes: numberAt(values, 14),
  identity: wordAt(values, 15),
  circumstances: wordAt(values, 16),
  uptime: wordAt(values, 17),
  statuses: wordAt(values, 18),
})

/** A column that an older version did not write is `null`. */
const numberAt = (values: RowValues, place: number): number | null => (values[place] ?? null) as number | null
const wordAt = (values: RowValues, place: number): string | null => (values[place] ?? null) as string | null

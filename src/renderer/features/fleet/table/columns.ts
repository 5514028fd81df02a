import type { SortKey } from '../../../store/fleet-look'

/** What a column of the table shows, in the order of the columns. */
export const COLUMN_IDS = [
  'state',
  'name',
  'site',
  'group',
  'ip',
  'lastReport',
  'cpu',
  'memory',
  'disk',
  'temperature',
  'devices',
  'day',
  'availability',
  'version',
  'sn',
  'mac',
  'boxName',
  'tags',
  'note',
  'sdk',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

export interface Column {
  readonly id: ColumnId
  /** In px, and at least: what its head takes, or what it always shows. */
  readonly width: number
  /** How wide its texts may make it, in px; the same as `width` where they do not differ. */
  readonly upTo: number
  /** Figures stand to the right, so that their digits do. */
  readonly right: boolean
  /** What the head sorts by; `null` where the order would mean nothing. */
  readonly sort: SortKey | null
  /** Whether its values rise from the top in the natural direction. */
  readonly rises: boolean
}

interface Look {
  readonly width: number
  readonly upTo?: number
  readonly right?: true
  readonly sort?: SortKey
  readonly falls?: true
}

const LOOKS: Readonly<Record<ColumnId, Look>> = {
  state: { width: 104, sort: 'state', falls: true },
  name: { width: 96, upTo: 320, sort: 'name' },
  site: { width: 72, upTo: 220 },
  group: { width: 68, upTo: 220, sort: 'group' },
  ip: { width: 48, upTo: 260, sort: 'ip' },
  lastReport: { width: 104, upTo: 140, right: true, sort: 'lastReport', falls: true },
  cpu: { width: 84, right: true, sort: 'cpu', falls: true },
  memory: { width: 84, right: true, sort: 'memory', falls: true },
  disk: { width: 84, right: true, sort: 'disk', falls: true },
  temperature: { width: 56, right: true, sort: 'temperature', falls: true },
  devices: { width: 84, right: true, sort: 'devices', falls: true },
  day: { width: 92, upTo: 160 },
  availability: { width: 66, right: true, sort: 'availability' },
  version: { width: 70, upTo: 140, sort: 'version' },
  sn: { width: 56, upTo: 240 },
  mac: { width: 56, upTo: 180 },
  boxName: { width: 80, upTo: 260 },
  tags: { width: 56, upTo: 260 },
  note: { width: 56, upTo: 360 },
  sdk: { width: 56, upTo: 140 },
}

export const COLUMNS: readonly Column[] = COLUMN_IDS.map((id) => {
  const { width, upTo = width, right = false, sort = null, falls = false } = LOOKS[id]
  return { id, width, upTo, right, sort, rises: !falls }
})

/** Those whose width their texts decide. */
export const TEXT_COLUMNS = [
  'name',
  'site',
  'group',
  'ip',
  'version',
  'sn',
  'mac',
  'boxName',
  'tags',
  'note',
  'sdk',
] as const
export type TextColumn = (typeof TEXT_COLUMNS)[number]

/** The column without which a row is nobody's. */
const FIXED: ColumnId = 'name'

/** Only at headquarters, and there always: names of boxes are only told apart by it. */
const AT_HEADQUARTERS: ColumnId = 'site'

/** What can be shown or not. */
export const CHOICE: readonly ColumnId[] = COLUMN_IDS.filter((id) => id !== FIXED && id !== AT_HEADQUARTERS)

export const STANDARD_COLUMNS: readonly ColumnId[] = COLUMN_IDS.slice(0, COLUMN_IDS.indexOf('sn')).filter(
  (id) => id !== AT_HEADQUARTERS,
)

/** The chosen columns in their order, with the one that is always there, or the two at headquarters. */
export const columnsOf = (chosen: readonly ColumnId[], isHeadquarters = false): readonly Column[] =>
  COLUMNS.filter(({ id }) => (id === AT_HEADQUARTERS ? isHeadquarters : id === FIXED || chosen.includes(id)))

/** From here on, in px, the cells of the day stand apart. */
export const ROOMY_DAY = 160

/** Where there is too little room, pictures are drawn smaller before any text is cut, names late, ages last. */
const CUT_FIRST: readonly ColumnId[] = ['day']
const CUT_LATE: readonly ColumnId[] = ['name', 'lastReport']
/** A part of an address is none: rather the table is scrolled. */
const NEVER_CUT: readonly ColumnId[] = ['ip']

/**
 * How wide columns are drawn in so much room, all in px: as wide as their texts; what is left all share, each by what it
 * has, so that there is no hole anywhere; what is missing the longest texts give up first. In too little room for the least of all they are wider than it.
 * @param texts how wide the texts of each are
 */
export function widthsIn(
  columns: readonly Column[],
  room: number,
  texts: ReadonlyMap<ColumnId, number> = new Map(),
): ReadonlyMap<ColumnId, number> {
  const wanted = columns.map(({ id, width, upTo }) => Math.max(width, Math.min(upTo, texts.get(id) ?? upTo)))
  const least = columns.map(({ id, width }, at) => (NEVER_CUT.includes(id) ? (wanted[at] ?? width) : width))
  const isOrdinary = ({ id }: Column) => ![...CUT_FIRST, ...CUT_LATE, ...NEVER_CUT].includes(id)
  const one = (id: ColumnId) => columns.flatMap((column, at) => (column.id === id ? [at] : []))
  const ordinary = columns.flatMap((column, at) => (isOrdinary(column) ? [at] : []))
  let widths: readonly number[] = wanted
  for (const places of [...CUT_FIRST.map(one), ordinary, ...CUT_LATE.map(one)])
    widths = cut(widths, least, places, sum(widths) - room)
  return new Map(spread(widths, Math.max(room, sum(widths))).map((width, at) => [columns[at]?.id ?? FIXED, width]))
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)

/** Narrower by so much in all, at these places and as far as they can be, each by its share of what it can give. */
function cut(widths: readonly number[], least: readonly number[], places: readonly number[], missing: number) {
  const spare = (at: number) => (widths[at] ?? 0) - (least[at] ?? 0)
  const all = places.reduce((total, at) => total + spare(at), 0)
  if (missing <= 0 || all === 0) return widths
  const share = Math.min(1, missing / all)
  return widths.map((width, at) =>
    places.includes(at) ? Math.max(least[at] ?? 0, Math.floor(width - spare(at) * share)) : width,
  )
}

/** Wider by what is left, each by its part of the whole; whole px, the rest for the widest. */
function spread(widths: readonly number[], room: number): readonly number[] {
  const all = sum(widths)
  if (all === 0 || room <= all) return widths
  const wider = widths.map((width) => Math.floor((width * room) / all))
  const widest = wider.indexOf(Math.max(...wider))
  return wider.map((width, at) => (at === widest ? width + room - sum(wider) : width))
}

/** One column more or less. */
export const withColumn = (chosen: readonly ColumnId[], id: ColumnId): readonly ColumnId[] =>
  chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]

/** The columns that a text of `writeColumns` names; `null` if it is none. Columns of other versions are left out. */
export function readColumns(text: string | null): readonly ColumnId[] | null {
  if (!text) return null
  const words = text.split(' ')
  const chosen = COLUMN_IDS.filter((id) => words.includes(id))
  return chosen.length === 0 ? null : chosen
}

export const writeColumns = (chosen: readonly ColumnId[]): string => chosen.join(' ')

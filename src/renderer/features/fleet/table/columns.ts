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
  /** In px, and at least. */
  readonly width: number
  /** Figures stand to the right, so that their digits do. */
  readonly right: boolean
  /** What the head sorts by; `null` where the order would mean nothing. */
  readonly sort: SortKey | null
  /** Whether its values rise from the top in the natural direction. */
  readonly rises: boolean
}

interface Look {
  readonly width: number
  readonly right?: true
  readonly sort?: SortKey
  readonly falls?: true
}

const LOOKS: Readonly<Record<ColumnId, Look>> = {
  state: { width: 108, sort: 'state', falls: true },
  name: { width: 112, sort: 'name' },
  site: { width: 100 },
  group: { width: 92, sort: 'group' },
  ip: { width: 114, sort: 'ip' },
  lastReport: { width: 112, right: true, sort: 'lastReport', falls: true },
  cpu: { width: 86, right: true, sort: 'cpu', falls: true },
  memory: { width: 86, right: true, sort: 'memory', falls: true },
  disk: { width: 86, right: true, sort: 'disk', falls: true },
  temperature: { width: 52, right: true, sort: 'temperature', falls: true },
  devices: { width: 88, right: true, sort: 'devices', falls: true },
  day: { width: 104 },
  availability: { width: 66, right: true, sort: 'availability' },
  version: { width: 76, sort: 'version' },
  sn: { width: 150 },
  mac: { width: 130 },
  boxName: { width: 140 },
  tags: { width: 130 },
  note: { width: 160 },
  sdk: { width: 80 },
}

export const COLUMNS: readonly Column[] = COLUMN_IDS.map((id) => {
  const { width, right = false, sort = null, falls = false } = LOOKS[id]
  return { id, width, right, sort, rises: !falls }
})

/** The column without which a row is nobody's. */
export const FIXED: ColumnId = 'name'

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

/** What a column takes more of, where there is room, and up to where. In px; in this order. */
const WELCOME: readonly (readonly [id: ColumnId, upTo: number])[] = [
  ['name', 184],
  ['day', 160],
  ['group', 132],
]

/** From here on, in px, the cells of the day stand apart. */
export const ROOMY_DAY = 160

/** How wide columns are drawn in so much room, all in px: what is left in the end, names and groups share. */
export function widthsIn(columns: readonly Column[], room: number): ReadonlyMap<ColumnId, number> {
  const widths = new Map(columns.map(({ id, width }) => [id, width]))
  let left = Math.max(0, room - [...widths.values()].reduce((sum, width) => sum + width, 0))
  const give = (id: ColumnId, more: number) => {
    const width = widths.get(id)
    if (width === undefined) return
    widths.set(id, width + more)
    left -= more
  }
  for (const [id, upTo] of WELCOME) give(id, Math.max(0, Math.min(left, upTo - (widths.get(id) ?? upTo))))
  if (widths.has('group')) give('group', Math.floor(left / 2))
  give('name', left)
  return widths
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

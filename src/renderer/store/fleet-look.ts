/** How densely the fleet is drawn. */
export const DENSITIES = ['cards', 'compact', 'table', 'wall'] as const
export type Density = (typeof DENSITIES)[number]

/** What the sections of the fleet are made by; by site only at headquarters. */
export const GROUPINGS = ['site', 'group', 'tag', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What boxes are sorted by: `state` is problems first. */
export const SORT_KEYS = [
  'state',
  'name',
  'group',
  'ip',
  'lastReport',
  'cpu',
  'memory',
  'disk',
  'temperature',
  'devices',
  'availability',
  'version',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** `reversed` turns the natural direction around: the worst, the fullest, the oldest, A first. */
export interface Sort {
  readonly by: SortKey
  readonly reversed: boolean
}

/** How somebody looks at the fleet. */
export interface FleetLook {
  readonly density: Density
  /** Where leaving the wall leads back to. */
  readonly besideWall: Exclude<Density, 'wall'>
  readonly grouping: Grouping
  readonly sort: Sort
  /** The keys of the sections that are folded. */
  readonly collapsed: readonly string[]
}

/** How large a fleet is, as far as it matters for how it is drawn: up to 12, 80, 150 boxes, more. */
export type SizeClass = 'few' | 'some' | 'many' | 'most'

export const SIZE_CLASSES: readonly SizeClass[] = ['few', 'some', 'many', 'most']

/** The most boxes of each class. */
const UP_TO: Readonly<Record<SizeClass, number>> = { few: 12, some: 80, many: 150, most: Number.POSITIVE_INFINITY }

/** The class of a fleet that was not looked at before. */
export const sizeClassOf = (boxes: number): SizeClass => SIZE_CLASSES.find((size) => boxes <= UP_TO[size]) ?? 'most'

/**
 * The class of a fleet that was of another size a moment ago. It grows at once, and shrinks only once it is clearly
 * smaller: a box that comes and goes at a border must not turn the screen over each time.
 * @param before `null` if it was not looked at before
 */
export function sizeClassAfter(before: SizeClass | null, boxes: number): SizeClass {
  const now = sizeClassOf(boxes)
  const below = before === null ? undefined : SIZE_CLASSES[SIZE_CLASSES.indexOf(before) - 1]
  if (before === null || below === undefined || SIZE_CLASSES.indexOf(now) >= SIZE_CLASSES.indexOf(before)) return now
  const border = UP_TO[below]
  return boxes > border - Math.max(2, Math.ceil(border / 10)) ? before : now
}

export const PROBLEMS_FIRST: Sort = { by: 'state', reversed: false }

/** How a fleet is drawn until somebody chooses. A dozen boxes need no order beyond the worst first. */
export function defaultLook(size: SizeClass): FleetLook {
  const density = size === 'few' || size === 'some' ? 'cards' : 'compact'
  const grouping = size === 'few' ? 'none' : 'group'
  return { density, besideWall: density, grouping, sort: PROBLEMS_FIRST, collapsed: [] }
}

/** The look after a choice. */
export function changedLook(look: FleetLook, change: Partial<FleetLook>): FleetLook {
  const { density } = change
  const beside = density !== undefined && density !== 'wall' ? { besideWall: density } : {}
  return { ...look, ...beside, ...change }
}

/** Sorted by another key in its natural direction; by the same once more, the other way round. */
export const sortedBy = (sort: Sort, by: SortKey): Sort => ({ by, reversed: sort.by === by && !sort.reversed })

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

export function sizeClassOf(boxes: number): SizeClass {
  if (boxes <= 12) return 'few'
  if (boxes <= 80) return 'some'
  return boxes <= 150 ? 'many' : 'most'
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

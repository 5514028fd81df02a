import type { FleetLook, Grouping, Sort } from './fleet-look'
import { byName, byWord, type Ranked, worstFirst } from './shown'
import type { SortValue } from './sort-value'
import { isProblem, STANDINGS, type StandingCounts } from './standing'

/** A part of the fleet under one header. */
export interface FleetSection {
  /** The same as long as it is the same section: `attention`, `all`, or the group or the tags after a colon. */
  readonly key: string
  /** `attention`: what somebody should look at, lifted out of its group. `all`: everything else, where there are no groups. */
  readonly kind: 'attention' | 'group' | 'all'
  /** The group, the id of the site, or the tags it stands for; `null` for boxes without, and where its kind says enough. */
  readonly name: string | null
  /** What stands in it, in order. A group whose boxes all need attention has none. */
  readonly ids: readonly string[]
  /** All that belong to it, those that were lifted out of it too, in order. */
  readonly members: readonly string[]
  /** Of its members. */
  readonly counts: StandingCounts
  /** Of its members, percent of the last 24 hours: the mean of those that were observed; `null` if none was. */
  readonly availability: number | null
}

/** A box that the filter lets through, as far as its place depends on it. */
export interface Row extends Ranked {
  readonly group: string | null
  readonly site: string | null
  readonly tags: readonly string[]
  /** What it is sorted by; `null` by state, or if not known. */
  readonly value: SortValue
  readonly availability: number | null
}

/** Everything in one order, without sections: the rows of a table, the neighbours of a page. */
export const sortedRows = (rows: readonly Row[], sort: Sort): Row[] => [...rows].sort(comparing(sort))

/**
 * The sections of rows that are in order. Problems are lifted into one of their own, groups follow by name, those of no
 * group last. A small fleet that nobody grouped is one sorted section: its problems are first in it anyway.
 * @param lifts whether problems are lifted
 */
export function sectionsOf(rows: readonly Row[], { grouping }: FleetLook, lifts: boolean): readonly FleetSection[] {
  if (rows.length === 0) return []
  const attention = lifts ? rows.filter(({ standing }) => isProblem(standing)) : []
  const lifted = new Set(attention)
  const groups = grouping === 'none' ? [] : grouped(rows, grouping)
  const rest =
    // One part that has no name is no group.
    groups.length === 0 || (groups.length === 1 && groups[0]?.name === null)
      ? [{ key: 'all', kind: 'all' as const, name: null, rows }]
      : groups
  return [
    ...(attention.length === 0
      ? []
      : [section({ key: 'attention', kind: 'attention', name: null }, attention, attention)]),
    ...rest.map((part) =>
      section(
        part,
        part.rows.filter((row) => !lifted.has(row)),
        part.rows,
      ),
    ),
  ]
}

type Head = Pick<FleetSection, 'key' | 'kind' | 'name'>

function section({ key, kind, name }: Head, rows: readonly Row[], members: readonly Row[]): FleetSection {
  const idsOf = (some: readonly Row[]) => some.map(({ id }) => id)
  return { key, kind, name, ids: idsOf(rows), members: idsOf(members), ...factsOf(members) }
}

/** A box with several tags stands once, under all of them together: twice it would be counted twice. */
function partOf({ group, site, tags }: Row, grouping: Grouping): string {
  if (grouping === 'site') return site ?? ''
  return grouping === 'tag' ? [...tags].sort(byWord.compare).join(' · ') : (group ?? '')
}

function grouped(rows: readonly Row[], grouping: Grouping) {
  const parts = new Map<string, Row[]>()
  for (const row of rows) {
    const name = partOf(row, grouping)
    const part = parts.get(name)
    if (part) part.push(row)
    else parts.set(name, [row])
  }
  return [...parts]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : byWord.compare(a, b)))
    .map(([name, of]) => ({
      key: `${grouping}:${name}`,
      kind: 'group' as const,
      name: name === '' ? null : name,
      rows: of,
    }))
}

function factsOf(rows: readonly Row[]): Pick<FleetSection, 'counts' | 'availability'> {
  const counts = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Row['standing'], number>
  let sum = 0
  let observed = 0
  for (const { standing, availability } of rows) {
    counts[standing]++
    if (availability === null) continue
    sum += availability
    observed++
  }
  return { counts, availability: observed === 0 ? null : sum / observed }
}

function comparing({ by, reversed }: Sort): (a: Row, b: Row) => number {
  if (by === 'state') return reversed ? (a, b) => worstFirst(b, a) : worstFirst
  const sign = reversed ? -1 : 1
  if (by === 'name') return (a, b) => sign * byName(a, b)
  return (a, b) => {
    // What is not known has no place in the order, whichever way it runs.
    if (a.value === null || b.value === null) return a.value === b.value ? byName(a, b) : a.value === null ? 1 : -1
    return sign * compareValues(a.value, b.value) || byName(a, b)
  }
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return a === b ? 0 : byWord.compare(String(a), String(b))
}

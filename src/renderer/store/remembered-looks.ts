import { rememberBy, rememberedBy } from './browser-memory'
import {
  changedLook,
  DENSITIES,
  defaultLook,
  type FleetLook,
  GROUPINGS,
  SIZE_CLASSES,
  type SizeClass,
  SORT_KEYS,
} from './fleet-look'

export type FleetLooks = Readonly<Record<SizeClass, FleetLook>>

/*
 * In the browser and not in the station's settings: a look belongs to one screen and whoever sits before it. The wall
 * and the laptop watch the same station, and what one chooses must not turn the other.
 */
const KEY = 'fogwatch.fleet-looks'

const defaultLooks = (): FleetLooks => ({
  few: defaultLook('few'),
  some: defaultLook('some'),
  many: defaultLook('many'),
  most: defaultLook('most'),
})

/** The looks as they were last chosen; what cannot be read is as by default. */
export function rememberedLooks(): FleetLooks {
  const kept = parsed(rememberedBy(KEY))
  const looks = { ...defaultLooks() }
  for (const size of SIZE_CLASSES) looks[size] = readLook(looks[size], kept[size])
  return looks
}

/** Whether anybody has chosen on this screen. */
export const hasRememberedLooks = (): boolean => rememberedBy(KEY) !== null

export const rememberLooks = (looks: FleetLooks): void => rememberBy(KEY, JSON.stringify(looks))

function parsed(text: string | null): Partial<Record<SizeClass, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function readLook(look: FleetLook, kept: unknown): FleetLook {
  if (typeof kept !== 'object' || kept === null) return look
  const { density, besideWall, grouping, sort, collapsed } = kept as Record<string, unknown>
  const { by, reversed } = (sort ?? {}) as Record<string, unknown>
  const beside = oneOf(DENSITIES, besideWall)
  return changedLook(look, {
    density: oneOf(DENSITIES, density) ?? look.density,
    besideWall: beside === null || beside === 'wall' ? look.besideWall : beside,
    grouping: oneOf(GROUPINGS, grouping) ?? look.grouping,
    sort: { by: oneOf(SORT_KEYS, by) ?? look.sort.by, reversed: reversed === true },
    collapsed: Array.isArray(collapsed) ? collapsed.filter((key) => typeof key === 'string') : [],
  })
}

const oneOf = <T extends string>(words: readonly T[], word: unknown): T | null =>
  words.find((one) => one === word) ?? null

import { STANDINGS, type Standing } from './standing'
import type { GatewayView } from './views'

/** What a box is found by. */
export type Searched = Pick<
  GatewayView,
  'id' | 'sn' | 'name' | 'alias' | 'group' | 'note' | 'mac' | 'addresses' | 'tags'
>

/** What boxes are narrowed to; all that is given has to hold, and an empty list of something means all of it. */
export interface Narrowed {
  /** Every word of it has to occur somewhere in a box. */
  readonly query: string
  readonly standings: readonly Standing[]
  /** Any of these. */
  readonly tags: readonly string[]
  /** The empty text for boxes of none. */
  readonly groups: readonly string[]
  readonly sites: readonly string[]
}

/** All that a box is found by, in one text. */
export const searchTextOf = ({ id, sn, name, alias, group, note, mac, addresses, tags }: Searched): string =>
  [id, sn, name, alias, group, note, mac, ...addresses, ...tags].filter(Boolean).join('\n').toLowerCase()

export const searchWords = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

/**
 * Which boxes are meant.
 * @param textOf gives the text of a box, if it is needed
 */
export function narrowingTo<B extends Pick<GatewayView, 'tags' | 'group' | 'site'>>(
  { query, standings, tags, groups, sites }: Narrowed,
  standing: (box: B) => Standing,
  textOf: (box: B) => string,
): (box: B) => boolean {
  const words = searchWords(query)
  return (box) =>
    (standings.length === 0 || standings.includes(standing(box))) &&
    (tags.length === 0 || box.tags.some((tag) => tags.includes(tag))) &&
    (sites.length === 0 || sites.includes(box.site ?? '')) &&
    (groups.length === 0 || groups.includes(box.group ?? '')) &&
    (words.length === 0 || includesAll(textOf(box), words))
}

const includesAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word))

/** The place among others by severity, the worst lowest. A box that is well with a device that is not comes before those that are well altogether. */
export function rankOf(standing: Standing, hasIllDevice: boolean): number {
  const rank = STANDINGS.indexOf(standing)
  return standing === 'online' && hasIllDevice ? rank - 0.5 : rank
}

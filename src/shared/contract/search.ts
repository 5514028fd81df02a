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

/** All that a box is found by, in one text; numbers that are written in groups also as one. */
export function searchTextOf({ id, sn, name, alias, group, note, mac, addresses, tags }: Searched): string {
  const numbers = [id, sn, mac].flatMap((number) => bareOf(number?.toLowerCase() ?? '') ?? [])
  const words = [id, sn, name, alias, group, note, mac, ...addresses, ...tags, ...numbers]
  return plain(words.filter(Boolean).join('\n'))
}

/** A word that was typed, and the same as one number where it is one that is written in groups. */
export type SearchWord = readonly [word: string, bare: string]

export const wordsOf = (query: string): readonly SearchWord[] =>
  searchWords(query).map((word) => [word, bareOf(word) ?? word] as const)

/** @param text of `searchTextOf` or `deviceTextOf` */
export const hasWord = (text: string, [word, bare]: SearchWord): boolean => text.includes(word) || text.includes(bare)

/** The words that a text does not have. */
export const missingIn = (text: string, words: readonly SearchWord[]): readonly SearchWord[] =>
  words.filter((word) => !hasWord(text, word))

export const searchWords = (query: string): readonly string[] => plain(query).split(/\s+/).filter(Boolean)

/** As somebody types who does not change the keyboard: `１０。０` is `10.0`, a capital letter a small one. */
export const plain = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKC').replaceAll('。', '.').toLowerCase()

/** Nothing of it has another form: a fleet has tens of thousands of such texts. */
const ASCII = /^[\0-\x7f]*$/

/** Shorter, too much would be found that nobody meant. */
const BARE_FROM = 4
const ADDRESS = /^\d{1,3}(\.\d{0,3}){1,3}$/

/** `e0:a5:09`, `E0-A5-09` and `e0a5.09` are one number; `null` for what is none, or written as one already. */
export function bareOf(word: string): string | null {
  const bare = word.replaceAll(/[:\-._]/g, '')
  const isNumber = /^[\da-z]+$/.test(bare) && bare.length >= BARE_FROM
  return bare !== word && isNumber && !ADDRESS.test(word) ? bare : null
}

/**
 * Which boxes are meant: of those words that its own text does not have, one of its sub-devices must have all.
 * @param textOf gives the text of a box, if it is needed
 * @param hasDevice whether one sub-device of a box has all of these words
 */
export function narrowingTo<B extends Pick<GatewayView, 'tags' | 'group' | 'site'>>(
  { query, standings, tags, groups, sites }: Narrowed,
  standing: (box: B) => Standing,
  textOf: (box: B) => string,
  hasDevice: (box: B, words: readonly SearchWord[]) => boolean,
): (box: B) => boolean {
  const words = wordsOf(query)
  const isFound = (box: B) => {
    const missing = missingIn(textOf(box), words)
    return missing.length === 0 || hasDevice(box, missing)
  }
  return (box) =>
    (standings.length === 0 || standings.includes(standing(box))) &&
    (tags.length === 0 || box.tags.some((tag) => tags.includes(tag))) &&
    (sites.length === 0 || sites.includes(box.site ?? '')) &&
    (groups.length === 0 || groups.includes(box.group ?? '')) &&
    (words.length === 0 || isFound(box))
}

/** The place among others by severity, the worst lowest. A box that is well with a device that is not comes before those that are well altogether. */
export function rankOf(standing: Standing, hasIllDevice: boolean): number {
  const rank = STANDINGS.indexOf(standing)
  return standing === 'online' && hasIllDevice ? rank - 0.5 : rank
}

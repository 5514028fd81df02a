import { textWidth } from '../../../ui/text-width'
import { LABELS, type WallForm, type WallLayout } from './wall-layout'

/**
 * What each box of a site is told by on the wall, as long as there is room for: its name; else what is not the same in
 * all of them; else that in short.
 * @param unit a 1920th of the screen's width, in px
 */
export function cellLabels(
  names: readonly string[],
  form: WallForm,
  { width }: Pick<WallLayout, 'width'>,
  unit: number,
): readonly string[] {
  if (form !== 'named' && form !== 'numbered') return names
  const { beside, units, px } = LABELS[form]
  const font = Math.max(px, units * unit)
  const fits = (label: string) => textWidth(label, font) <= width - beside * font
  if (form === 'named' && names.every(fits)) return names
  const parts = differingParts(names)
  // Beneath the name of their site numbers alone would be read as counts.
  if (form === 'named') return parts.map((part) => (/^\d+$/.test(part) ? `#${part}` : fromBothEnds(part, fits)))
  return parts.every(fits) ? parts : shortened(parts, fits)
}

/** As much as is made room for, in parts of the font: ten letters, six Chinese signs. */
const WORTH_ROOM = 6

/** What the labels of these boxes take, in parts of the font, but for a few long ones and no more than is made room for. */
export function labelNeed(sites: readonly (readonly string[])[]): number {
  const widths = sites
    .flatMap((names) => differingParts(names).map((part) => Math.min(WORTH_ROOM, textWidth(part, 1))))
    .sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.9)] ?? 0
}

const WORD = /\d+|\p{Script=Han}+|\p{L}+/gu
const EDGES = /^[\s\-_·.,#/]+|[\s\-_·.,#/]+$/g

/** The names without what all of them begin and end with, in whole words and numbers. */
function differingParts(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names
  const begin = sharedBegin(names)
  const end = sharedBegin(names.map((name) => reversed(name.slice(begin))))
  return names.map((name) => name.slice(begin, name.length - end).replace(EDGES, '') || name)
}

const reversed = (text: string): string => [...text].reverse().join('')

function sharedBegin(names: readonly string[]): number {
  const [first = '', ...others] = names
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
  // Back to where no word, number or sign goes on; Chinese words have no ends to be seen.
  const goesOn = (name: string) => {
    const [before = '', after = ''] = [name[length - 1], name[length]]
    return (
      (/\d/.test(before) && /\d/.test(after)) || (isOfWord(before) && isOfWord(after)) || /[\udc00-\udfff]/.test(after)
    )
  }
  while (length > 0 && names.some(goesOn)) length--
  return length
}

const isOfWord = (sign: string): boolean => /\p{L}/u.test(sign) && !/\p{Script=Han}/u.test(sign)

type Fits = (label: string) => boolean

/** Less than this is no word any more. */
const ENDS_OF_A_WORD = 'nnnnnn'

/** In the way in which the fewest are called the same: both ends where they say something, initials before their number, beginnings, ends. */
function shortened(parts: readonly string[], fits: Fits): readonly string[] {
  const numbered = parts.filter((part) => /\d/.test(part)).length * 2 > parts.length
  const initials = parts.map((part) => initialsOrNumber(part, fits))
  const beginnings = parts.map((part) => fromBegin(part, fits))
  const ends = parts.map((part) => fromEnd(part, fits))
  const bothEnds = fits(ENDS_OF_A_WORD) ? [parts.map((part) => fromBothEnds(part, fits))] : []
  const ways = [...bothEnds, ...(numbered ? [initials, ends, beginnings] : [beginnings, initials, ends])]
  return ways.reduce((best, way) => (new Set(way).size > new Set(best).size ? way : best))
}

/** `NG04` of `North gate 04`, `A座03` of `A座大堂03`; where that is too much, the number. */
function initialsOrNumber(part: string, fits: Fits): string {
  const words = [...part.matchAll(WORD)].map(([word]) => word)
  const initials = words.map((word) => (/^\d/.test(word) ? word : word.slice(0, 1).toUpperCase())).join('')
  if (initials !== '' && fits(initials)) return initials
  return fromEnd(words.findLast((word) => /^\d/.test(word)) ?? part, fits)
}

/** As much of its end as there is room for, and at least a sign. */
function fromEnd(label: string, fits: Fits): string {
  const signs = [...label]
  while (signs.length > 1 && !fits(signs.join(''))) signs.shift()
  return signs.join('')
}

/** `Rece…esk` of `Reception desk`: its beginning, and its end with all of the number that it ends with. */
function fromBothEnds(label: string, fits: Fits): string {
  if (fits(label)) return label
  const signs = [...label]
  const number = /\d*$/.exec(label)?.[0].length ?? 0
  for (let kept = signs.length - 1; kept > 2; kept--) {
    const tail = Math.min(kept - 1, Math.max(Math.floor(kept / 2), number))
    const [begin, end] = [signs.slice(0, kept - tail).join(''), signs.slice(-tail).join('')]
    const short = `${begin.trimEnd()}…${end.trimStart()}`
    // With some room to spare: what is wrong is drawn bolder.
    if (fits(`${short} `)) return short
  }
  return fromEnd(label, fits)
}

const fromBegin = (label: string, fits: Fits): string => reversed(fromEnd(reversed(label), fits))

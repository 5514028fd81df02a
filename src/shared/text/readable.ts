/**
 * Names and words come from boxes, and may hold characters that are not seen but turn round, hide or break what stands
 * beside them. What people read is made of these functions' answers; what is stored, exported and sent as JSON is not.
 */

/** Ends of lines, and whatever else parts one word from the next. */
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * Controls, marks of direction, what takes no room by its nature, annotations, and half characters. The joiners U+200C
 * and U+200D and the selectors of variants stay: scripts and emoji are written with them.
 */
const UNSEEN =
  /(?!\u200c|\u200d|\p{Variation_Selector})(?:\p{Cc}|\p{Cs}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb])/gu

/** More marks on one letter than any language puts there: they would run over the lines above and below. */
const PILES = /(\p{Mn}{4})\p{Mn}+/gu

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u

const [FIRST_STRONG, END] = ['\u2068', '\u2069']

/** The words as they can be read: one line, and nothing in it that is not seen. Words of unseen characters alone become their codes. */
export function readable(words: string): string {
  const seen = words.replace(SPACES, ' ').replace(UNSEEN, '').replace(PILES, '$1')
  return seen.trim() === '' && words !== '' ? codesOf(words) : seen
}

/** The same for use within a sentence, whose direction it then cannot change. */
export function isolated(words: string): string {
  const seen = readable(words)
  return RIGHT_TO_LEFT.test(seen) ? `${FIRST_STRONG}${seen}${END}` : seen
}

/** Boxes make the ids of their devices of their own code and the address of the device. */
const CODE_AND_ADDRESS = /^.+__(\d{1,3}(?:\.\d{1,3}){3})$/

/** What a device is called: its name; of one that has none the address its id ends with, else its id. */
export const deviceCalled = (name: string | null, id: string | null): string =>
  name ?? CODE_AND_ADDRESS.exec(id ?? '')?.[1] ?? id ?? ''

/** `U+202E U+0020`: at most three. */
function codesOf(words: string): string {
  const codes = [...words].slice(0, 3).map((one) => one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0'))
  return codes.map((code) => `U+${code}`).join(' ')
}

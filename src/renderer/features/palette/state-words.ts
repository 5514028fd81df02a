import type { Presence } from '../../../shared/model/gateway'
import type { Text } from '../../../shared/text/text'

/** What somebody types who looks for whatever is in trouble. */
export interface StateWords {
  /** Whether a word means what is down. */
  readonly isDown: (word: string) => boolean
  /** Whether a word means how such a box stands. */
  readonly isSaidOf: (word: string, box: { readonly presence: Presence; readonly isAbnormal: boolean }) => boolean
}

/** From here on the beginning of a word is enough; a sign says more than a letter. */
const LETTERS = 3
const SIGNS = 2

/** The words of all these languages, whichever the interface speaks. */
export function stateWordsIn(texts: readonly Text[]): StateWords {
  const known = texts.map(({ palette }) => palette.states)
  const begins = (word: string, of: keyof Text['palette']['states']) =>
    word.length >= (/\p{Script=Han}/u.test(word) ? SIGNS : LETTERS) &&
    known.some((states) => states[of].some((one) => one.startsWith(word)))
  const isDown = (word: string) => begins(word, 'down')
  return {
    isDown,
    isSaidOf: (word, { presence, isAbnormal }) =>
      (presence === 'offline' && isDown(word)) ||
      (presence === 'late' && begins(word, 'late')) ||
      (isAbnormal && begins(word, 'abnormal')),
  }
}

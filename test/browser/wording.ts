import { textIn } from '../../src/shared/text/text'
import type { Wording } from './audit'

/** All sentences of the other language that are none of this one. */
export function wordingOf(language: 'en' | 'zh'): Wording {
  const own = new Set(sentencesIn(textIn(language)))
  const other = sentencesIn(textIn(language === 'zh' ? 'en' : 'zh'))
  return { language, foreign: other.filter((sentence) => !own.has(sentence)) }
}

const sentencesIn = (part: unknown): string[] => {
  if (typeof part === 'string') return [part]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(sentencesIn) : []
}

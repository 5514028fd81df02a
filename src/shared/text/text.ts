import type { Language, LanguageChoice } from '../model/settings'
import { en, type Text } from './en'
import { zh } from './zh'

export type { Text } from './en'

const texts: Record<Language, Text> = { en, zh }

/** All sentences in one language. */
export const textIn = (language: Language): Text => texts[language]

/** The language meant by a choice; `system` is the first of the user's languages that we speak, else English. */
export function chosenLanguage(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((code) => code === 'zh' || code === 'en')
  return spoken === 'zh' ? 'zh' : 'en'
}

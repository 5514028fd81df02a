import type { Language, LanguageChoice } from '../shared/model/settings'
import { chosenLanguage } from '../shared/text/text'

/** The language that is chosen, or, where that is the system's, the one of whoever runs this process. */
export const languageHere = (choice: LanguageChoice): Language =>
  chosenLanguage(choice, [Intl.DateTimeFormat().resolvedOptions().locale])

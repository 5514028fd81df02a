import type { Language, LanguageChoice, Settings, Theme } from '../../shared/model/settings'
import { chosenLanguage } from '../../shared/text/text'
import { rememberBy, rememberedBy } from './browser-memory'

/** How the page looks and speaks, with every `system` resolved. */
export interface Appearance {
  readonly theme: 'light' | 'dark'
  readonly language: Language
}

export type AppearanceChoice = Pick<Settings, 'theme' | 'language'>

const FOLLOW_SYSTEM: AppearanceChoice = { theme: 'system', language: 'system' }
const KEY = 'fogwatch.appearance'

export const darkSystem = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

/** Of this window, until it is closed. */
const TOLD = 'fogwatch.system-languages'

/** What the system speaks now, where the browser knows only what it spoke when it was started. */
export function takeSystemLanguages(languages: readonly string[]): void {
  rememberBy(TOLD, languages.join(' '), 'sessionStorage')
  window.dispatchEvent(new Event('languagechange'))
}

const systemLanguages = (): readonly string[] => rememberedBy(TOLD, 'sessionStorage')?.split(' ') ?? navigator.languages

export const resolveAppearance = ({ theme, language }: AppearanceChoice): Appearance => ({
  theme: resolveTheme(theme),
  language: chosenLanguage(language, systemLanguages()),
})

/** Puts the appearance on the root element, where the styles and assistive technology look for it. */
export function applyAppearance({ theme, language }: Appearance): void {
  document.documentElement.dataset['theme'] = theme
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** The choice as it last was: the station's word comes later, and a wrong first theme would flash. */
export function rememberedAppearance(): AppearanceChoice {
  const [theme, language] = (rememberedBy(KEY) ?? '').split(' ')
  return isTheme(theme) && isLanguageChoice(language) ? { theme, language } : FOLLOW_SYSTEM
}

export const rememberAppearance = ({ theme, language }: AppearanceChoice): void =>
  rememberBy(KEY, `${theme} ${language}`)

const resolveTheme = (theme: Theme): 'light' | 'dark' =>
  theme === 'system' ? (darkSystem().matches ? 'dark' : 'light') : theme

const isTheme = (word: string | undefined): word is Theme => word === 'light' || word === 'dark' || word === 'system'

const isLanguageChoice = (word: string | undefined): word is LanguageChoice =>
  word === 'en' || word === 'zh' || word === 'system'

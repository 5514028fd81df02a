/** What the user can choose; kept with the data. */
export interface Settings {
  readonly receiverHost: string
  readonly receiverPort: number
  readonly theme: Theme
  readonly language: LanguageChoice
  /** Expected seconds between the reports of a box whose rhythm is not learned yet. */
  readonly defaultPeriodSeconds: number
}

export type Theme = 'light' | 'dark' | 'system'
export type Language = 'en' | 'zh'
export type LanguageChoice = Language | 'system'

export const DEFAULT_SETTINGS: Settings = {
  receiverHost: '0.0.0.0',
  receiverPort: 9528,
  theme: 'system',
  language: 'system',
  defaultPeriodSeconds: 20,
}

import { app } from 'electron'
import type { Language, Settings } from '../../shared/model/settings'
import type { Outcome } from '../../shared/outcome'
import { chosenLanguage } from '../../shared/text/text'
import type { StationPort } from '../ports'

/** The language that the user chose, or else the system's. */
export async function spokenLanguage(station: StationPort): Promise<Language> {
  const settings = (await station.call('getSettings', {})) as Outcome<Settings>
  return chosenLanguage(settings.ok ? settings.value.language : 'system', app.getPreferredSystemLanguages())
}

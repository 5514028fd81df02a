import { nativeTheme } from 'electron'
import type { Settings } from '../../shared/model/settings'
import type { Outcome } from '../../shared/outcome'
import type { StationPort } from '../ports'

/** Gives the window's frame and canvas the theme that the user chose, now and whenever it changes. */
export async function followTheme(station: StationPort): Promise<void> {
  const settings = (await station.call('getSettings', {})) as Outcome<Settings>
  if (settings.ok) nativeTheme.themeSource = settings.value.theme
  station.subscribe((event) => {
    if (event.type === 'settings') nativeTheme.themeSource = event.settings.theme
  })
}

import { app } from 'electron'
import type { PushEvent } from '../../shared/contract/push'
import type { Settings } from '../../shared/model/settings'
import type { Outcome } from '../../shared/outcome'
import { type Millis, minutes } from '../../shared/time/millis'
import type { StationPort } from '../ports'

/** No system tells of it. */
const LOOKED_UP_EVERY: Millis = minutes(1)

/**
 * The station, whose listeners hear the settings once more when the system speaks other languages: whoever follows the
 * language chosen follows, with `system`, that of the system.
 * @param onChange with the languages of the system, the preferred one first
 */
export function followSystemLanguages(
  station: StationPort,
  onChange: (languages: readonly string[]) => void,
): StationPort {
  const listeners = new Set<(event: PushEvent) => void>()
  let known = app.getPreferredSystemLanguages()

  const look = async (): Promise<void> => {
    const now = app.getPreferredSystemLanguages()
    if (now.join() === known.join()) return
    known = now
    const settings = (await station.call('getSettings', {})) as Outcome<Settings>
    if (settings.ok) for (const listener of [...listeners]) listener({ type: 'settings', settings: settings.value })
    onChange(now)
  }
  setInterval(() => void look(), LOOKED_UP_EVERY).unref()

  return {
    call: (name, raw) => station.call(name, raw),
    subscribe(listener) {
      listeners.add(listener)
      const end = station.subscribe(listener)
      return () => {
        listeners.delete(listener)
        end()
      }
    },
    download: (raw) => station.download(raw),
  }
}

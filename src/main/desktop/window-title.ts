import type { Language } from '../../shared/model/settings'
import { textIn } from '../../shared/text/text'

/** What the window is called while so many alerts wait for somebody to take note. */
export function windowTitle(unacknowledged: number, language: Language): string {
  const { alerts, product } = textIn(language)
  return unacknowledged === 0 ? product : alerts.title(unacknowledged, product)
}

import { screen } from 'electron'
import type { DisplayArea, Rectangle } from './window-place'

/** The displays that are there now, the primary one first. Only once the app is ready. */
export function presentDisplays(): readonly DisplayArea[] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ id, workArea }) => ({ id: String(id), workArea }))
}

/** The display that most of a window is on. */
export const displayOf = (bounds: Rectangle): string => String(screen.getDisplayMatching(bounds).id)

import type { BrowserWindow } from 'electron'
import type { Millis } from '../../shared/time/millis'
import { displayOf, presentDisplays } from './displays'
import type { ShellMemory } from './shell-memory'
import { fitInto, isReachable } from './window-place'

/** A window that is dragged moves many times a second. */
const SETTLED_AFTER: Millis = 500

/** Remembers where the window is left, for each display by itself. */
export function rememberPlace(frame: BrowserWindow, memory: ShellMemory): void {
  let timer: NodeJS.Timeout | undefined
  const keep = (): void => {
    clearTimeout(timer)
    timer = undefined
    // Out of sight, or filling the screen for the wall: neither is how it is to open again.
    if (frame.isDestroyed() || frame.isMinimized() || frame.isFullScreen()) return
    const bounds = frame.getNormalBounds()
    const display = displayOf(frame.getBounds())
    const { [display]: _before, ...others } = memory.get().places
    // The one used last at the end: the oldest are forgotten first.
    memory.change({
      places: { ...others, [display]: { bounds, maximized: frame.isMaximized() } },
      lastDisplay: display,
    })
  }
  const keepSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, SETTLED_AFTER)
  }
  frame.on('resize', keepSoon)
  frame.on('move', keepSoon)
  frame.on('maximize', keepSoon)
  frame.on('unmaximize', keepSoon)
  frame.on('close', () => {
    if (timer !== undefined) keep()
  })
  frame.on('closed', () => clearTimeout(timer))
}

/** A window whose display was unplugged while it was out of sight comes back on one that is there. */
export function bringIntoView(frame: BrowserWindow): void {
  const displays = presentDisplays()
  const [primary] = displays
  if (primary === undefined || frame.isMaximized() || isReachable(frame.getBounds(), displays)) return
  frame.setBounds(fitInto(frame.getBounds(), primary.workArea))
}

/** Where a window stands, in pixels that do not depend on the density of a display. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How a window was left on one display. */
export interface WindowPlace {
  /** While it fills the display: where it goes back to. */
  readonly bounds: Rectangle
  readonly maximized: boolean
}

/** A display as far as windows care. */
export interface DisplayArea {
  readonly id: string
  /** Without task bar, dock and menu bar. */
  readonly workArea: Rectangle
}

/** What is remembered of where the window was. */
export interface RememberedPlaces {
  /** By the id of the display. */
  readonly places: Readonly<Record<string, WindowPlace>>
  readonly lastDisplay: string | null
}

/** As large as the densest screen of the design asks for, and no smaller than any screen can be used at. */
const USUAL_SIZE = { width: 1280, height: 800 }
export const LEAST_SIZE = { width: 960, height: 600 }

/**
 * Where the window opens: on the display it was last on if that is still there, else on the first of `displays`, as it
 * was left on that display.
 * @param displays the primary one first; never empty
 */
export function placeOn(remembered: RememberedPlaces, displays: readonly DisplayArea[]): WindowPlace {
  const [primary] = displays
  if (primary === undefined) return { bounds: { x: 0, y: 0, ...USUAL_SIZE }, maximized: false }
  const display = displays.find(({ id }) => id === remembered.lastDisplay) ?? primary
  const place = Object.hasOwn(remembered.places, display.id) ? remembered.places[display.id] : undefined
  if (place === undefined) return { bounds: inTheMiddleOf(display.workArea), maximized: false }
  return { bounds: fitInto(place.bounds, display.workArea), maximized: place.maximized }
}

/** The nearest rectangle that lies within `area`; where that is too small for the window, at its upper left corner. */
export function fitInto({ x, y, width, height }: Rectangle, area: Rectangle): Rectangle {
  const size = {
    width: Math.round(Math.max(Math.min(width, area.width), LEAST_SIZE.width)),
    height: Math.round(Math.max(Math.min(height, area.height), LEAST_SIZE.height)),
  }
  return {
    x: Math.round(Math.max(Math.min(x, area.x + area.width - size.width), area.x)),
    y: Math.round(Math.max(Math.min(y, area.y + area.height - size.height), area.y)),
    ...size,
  }
}

/** Whether enough of the window can be seen to take hold of it: a part of its title bar. */
export function isReachable(bounds: Rectangle, displays: readonly DisplayArea[]): boolean {
  return displays.some(({ workArea }) => {
    const seen = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    return seen >= 100 && bounds.y >= workArea.y - 10 && bounds.y <= workArea.y + workArea.height - 40
  })
}

function inTheMiddleOf(area: Rectangle): Rectangle {
  const x = area.x + (area.width - USUAL_SIZE.width) / 2
  const y = area.y + (area.height - USUAL_SIZE.height) / 2
  return fitInto({ x, y, ...USUAL_SIZE }, area)
}

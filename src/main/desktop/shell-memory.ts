import { readFileSync } from 'node:fs'
import { ZOOMS, type Zoom } from '../../shared/contract/desktop-views'
import { replaceAtOnce } from '../files/replace-at-once'
import type { Log } from '../ports'
import type { Rectangle, RememberedPlaces, WindowPlace } from './window-place'

/** What the shell remembers between starts. It is about this computer and not about the station, so no backup holds it. */
export interface ShellState extends RememberedPlaces {
  readonly closeToTray: boolean
  /** Whether somebody was told that a closed window goes on in the tray. */
  readonly toldOfTray: boolean
  readonly keepAwake: boolean
  readonly zoom: Zoom
}

export interface ShellMemory {
  get(): ShellState
  change(patch: Partial<ShellState>): void
}

export const NOTHING_REMEMBERED: ShellState = {
  closeToTray: true,
  toldOfTray: false,
  keepAwake: false,
  zoom: 100,
  places: {},
  lastDisplay: null,
}

/** As many displays as anybody moves between. */
const DISPLAYS = 20

/**
 * Remembers in `file`, which is replaced as a whole with each change. A file that cannot be read counts as none; one
 * that cannot be written is told to the log, and things are remembered until the app ends.
 */
export function openShellMemory(file: string, log: Log): ShellMemory {
  let state = readShellState(contentOf(file))
  return {
    get: () => state,
    change(patch) {
      state = { ...state, ...patch }
      try {
        replaceAtOnce(file, `${JSON.stringify(state, null, 2)}\n`)
      } catch (error) {
        log(`what the window remembers could not be kept in ${file}: ${error}`)
      }
    },
  }
}

/** Text of the file, whoever wrote it → a complete state; what makes no sense is as if it had never been set. */
export function readShellState(text: string): ShellState {
  const { closeToTray, toldOfTray, keepAwake, zoom, places, lastDisplay } = objectIn(text)
  const known = NOTHING_REMEMBERED
  return {
    closeToTray: typeof closeToTray === 'boolean' ? closeToTray : known.closeToTray,
    toldOfTray: typeof toldOfTray === 'boolean' ? toldOfTray : known.toldOfTray,
    keepAwake: typeof keepAwake === 'boolean' ? keepAwake : known.keepAwake,
    zoom: ZOOMS.find((one) => one === zoom) ?? known.zoom,
    places: readPlaces(places),
    lastDisplay: typeof lastDisplay === 'string' ? lastDisplay : null,
  }
}

function readPlaces(raw: unknown): Readonly<Record<string, WindowPlace>> {
  if (typeof raw !== 'object' || raw === null) return {}
  return Object.fromEntries(
    Object.entries(raw)
      .filter((entry): entry is [string, WindowPlace] => isPlace(entry[1]))
      .map(([id, { bounds, maximized }]): [string, WindowPlace] => [id, { bounds, maximized }])
      .slice(-DISPLAYS),
  )
}

function isPlace(raw: unknown): raw is WindowPlace {
  const { bounds, maximized } = (raw ?? {}) as Partial<WindowPlace>
  return typeof maximized === 'boolean' && isRectangle(bounds)
}

const isRectangle = (raw: unknown): raw is Rectangle =>
  typeof raw === 'object' &&
  raw !== null &&
  (['x', 'y', 'width', 'height'] as const).every((side) => Number.isSafeInteger((raw as Rectangle)[side]))

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

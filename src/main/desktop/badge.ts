import { app, type BrowserWindow, nativeImage } from 'electron'
import type { AlertsView } from '../../shared/contract/alert-views'
import type { PushEvent } from '../../shared/contract/push'
import { isUnacknowledged } from '../../shared/contract/unacknowledged'
import type { Outcome } from '../../shared/outcome'
import type { Millis } from '../../shared/time/millis'
import type { StationPort } from '../ports'
import { spokenLanguage } from './language'
import type { MainWindow } from './main-window'
import { overlayDot } from './overlay-dot'
import { windowTitle } from './window-title'

/** In a storm changes come faster than a badge is looked at. */
const COUNTS_EVERY: Millis = 250

/** The settings choose the language. */
const COUNTED_ANEW: ReadonlySet<string> = new Set<PushEvent['type']>(['snapshot', 'alerts', 'settings'])

/** In pixels, as the task bar of Windows shows it. */
const OVERLAY = 16

/** Keeps how many alerts wait for somebody to take note on the app's icon and in the window's title. */
export function showUnacknowledged(station: StationPort, window: MainWindow): void {
  let shown = { count: 0, title: '' }
  let isDue = false

  const count = async (): Promise<void> => {
    isDue = false
    const alerts = (await station.call('getIncidents', {})) as Outcome<AlertsView>
    // The station is about to end.
    if (!alerts.ok) return
    const unacknowledged = alerts.value.open.filter(isUnacknowledged).length
    const title = windowTitle(unacknowledged, await spokenLanguage(station))
    if (title === shown.title) return
    if (unacknowledged !== shown.count) app.setBadgeCount(unacknowledged)
    shown = { count: unacknowledged, title }
    const frame = window.frame()
    if (frame !== undefined) mark(frame, shown.count, shown.title)
  }

  window.onOpen((frame) => mark(frame, shown.count, shown.title))
  station.subscribe(({ type }) => {
    if (isDue || !COUNTED_ANEW.has(type)) return
    isDue = true
    setTimeout(() => void count(), COUNTS_EVERY)
  })
}

function mark(frame: BrowserWindow, unacknowledged: number, title: string): void {
  if (title !== '') frame.setTitle(title)
  // Where there is no badge with a number.
  if (process.platform === 'win32') frame.setOverlayIcon(unacknowledged === 0 ? null : dot(), title)
}

const dot = () => nativeImage.createFromBitmap(overlayDot(OVERLAY), { width: OVERLAY, height: OVERLAY })

import { app } from 'electron'
import type { StationPort } from '../ports'
import type { MainWindow } from './main-window'

/** Flashes the window's button, or bounces the app in the dock of macOS, on bad news while the window has no focus. */
export function drawAttention(station: StationPort, window: MainWindow): void {
  window.onOpen((frame) => void frame.on('focus', () => frame.flashFrame(false)))
  station.subscribe((event) => {
    if (event.type !== 'announcement' || event.announcement.severity === 'info') return
    const frame = window.frame()
    if (frame?.isFocused()) return
    if (process.platform === 'darwin') app.dock?.bounce('informational')
    else frame?.flashFrame(true)
  })
}

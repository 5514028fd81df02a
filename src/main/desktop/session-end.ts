import { type BrowserWindow, powerMonitor } from 'electron'
import type { Quitting } from './quit'

/**
 * The system shuts down, or the user logs off: the station stops in order and without a question.
 * @returns what each window is dressed with, because Windows tells it to windows
 */
export function endWithSession(quitting: Quitting): (frame: BrowserWindow) => void {
  powerMonitor.on('shutdown', (...told: unknown[]) => {
    // Has the system wait for us.
    const [event] = told as [{ preventDefault?(): void } | undefined]
    event?.preventDefault?.()
    quitting.now()
  })
  return (frame) => void frame.on('session-end', () => quitting.now())
}

import { type BrowserWindow, powerMonitor } from 'electron'
import type { Log } from '../ports'
import type { Quitting } from './quit'

/**
 * The system shuts down, or the user logs off: the station stops in order and without a question. Where it is given no
 * time to, nothing is lost: what boxes were answered lies in the journal.
 * @returns what each window is dressed with, because Windows tells it to windows
 */
export function endWithSession(quitting: Quitting, log: Log): (frame: BrowserWindow) => void {
  powerMonitor.on('shutdown', (...told: unknown[]) => {
    // Has the system wait for us.
    const [event] = told as [{ preventDefault?(): void } | undefined]
    event?.preventDefault?.()
    log('the system shuts down')
    quitting.now()
  })
  return (frame) => {
    // Another program may still call it off, and then this one has to go on.
    frame.on('query-session-end', ({ reasons }) => log(`the session is asked to end (${reasons.join(', ')})`))
    frame.on('session-end', ({ reasons }) => {
      log(`the session ends (${reasons.join(', ')})`)
      quitting.now()
    })
  }
}

import { app } from 'electron'
import { seconds } from '../../shared/time/millis'
import type { Log } from '../ports'

/** Longer than any write takes; a station that hangs must not keep the app, or the system's shutdown, from ending. */
const STOPS_WITHIN = seconds(10)

/** Every way to quit first waits for the station to stop, so that nothing that was accepted is lost. */
export function stopBeforeQuit(stop: () => Promise<void>, log: Log): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    void inTime(stop).then(
      () => {
        state = 'stopped'
        app.quit()
      },
      (error: unknown) => {
        log(`the station did not stop as it should: ${error}`)
        app.exit(1)
      },
    )
  })
}

/** Outside macOS, where an app outlives its windows, closing the window quits. */
export function quitWithLastWindow(): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

function inTime(stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no end after ${STOPS_WITHIN / 1000} s`)), STOPS_WITHIN)
    stop()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

import { app } from 'electron'
import { seconds } from '../../shared/time/millis'
import type { Log } from '../ports'

/** Longer than any write takes; a station that hangs must not keep the app, or the system's shutdown, from ending. */
const STOPS_WITHIN = seconds(10)

export interface Quitting {
  /** Whether windows that are closed now are closed for good. */
  isUnderWay(): boolean
  /** Quits without a question: the system ends, or nobody is there to answer. */
  now(): void
}

/**
 * Every way to quit first asks whether it may, then waits for the station to stop, so that nothing that was accepted
 * is lost.
 * @param mayQuit `false` to go on
 */
export function stopBeforeQuit(stop: () => Promise<void>, mayQuit: () => Promise<boolean>, log: Log): Quitting {
  let state: 'running' | 'asking' | 'stopping' | 'stopped' = 'running'

  const stopThenQuit = (): void => {
    if (state === 'stopping' || state === 'stopped') return
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
  }

  const ask = async (): Promise<void> => {
    state = 'asking'
    const may = await mayQuit().catch((error: unknown) => {
      log(`quitting without having asked: ${error}`)
      return true
    })
    if (state !== 'asking') return
    state = 'running'
    if (may) stopThenQuit()
  }

  app.on('before-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'running') void ask()
  })

  return { isUnderWay: () => state === 'stopping' || state === 'stopped', now: stopThenQuit }
}

/** Outside macOS, where an app outlives its windows, closing the last window quits. */
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

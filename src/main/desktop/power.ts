import { powerMonitor } from 'electron'
import type { Log } from '../ports'

/** While the machine slept nobody could be heard: after it wakes, silence counts anew. */
export function watchAnewAfterSleep(watchAnew: () => void, log: Log): void {
  powerMonitor.on('suspend', () => log('the machine goes to sleep'))
  powerMonitor.on('resume', () => {
    log('the machine woke up; silence counts from now on')
    watchAnew()
  })
}

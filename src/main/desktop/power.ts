import { powerMonitor } from 'electron'
import type { Log } from '../ports'

/**
 * While the machine slept nobody could be heard: after it wakes, silence counts anew. Not every system tells of its
 * sleep, and some only when it is over; the station sees by its own clocks whether it stood still, and looks at the
 * machine's addresses each second. A locked screen changes nothing, but is worth a line when a gap has to be explained.
 */
export function watchAnewAfterSleep(watchAnew: () => void, log: Log): void {
  powerMonitor.on('suspend', () => log('the machine goes to sleep'))
  powerMonitor.on('resume', () => {
    log('the machine woke up; silence counts from now on')
    watchAnew()
  })
  powerMonitor.on('lock-screen', () => log('the screen is locked'))
  powerMonitor.on('unlock-screen', () => log('the screen is unlocked'))
}

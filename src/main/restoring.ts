import { rm } from 'node:fs/promises'
import type { ReceiverView } from '../shared/contract/views'
import type { Settings } from '../shared/model/settings'
import type { Outcome } from '../shared/outcome'
import type { Millis } from '../shared/time/millis'
import type { Options } from './config/options'
import { reason } from './failures'
import type { Log, StationPort } from './ports'
import { prepareRestore, restoreStopped, takeBack } from './storage/restore'

/** What a restore asks of whoever runs the station. */
export interface RestoreHost {
  readonly dataDir: string
  readonly now: () => Millis
  readonly log: Log
  /** Stops the station: boxes are refused from now on, and try again later. */
  pause(): Promise<void>
  /** Starts it on what a backup was. @throws StartFailure */
  beginAnew(): Promise<void>
  /** Starts it on what was there before, once `mend` has brought that back; what fails is tried again and again. */
  comeBack(mend: (() => Promise<void>) | null): Promise<void>
}

/**
 * Puts a backup in the place of what is there, which is kept as one more backup.
 * @returns why that failed, in which case everything is as it was; `null` if it went well
 */
export async function restoreInto(host: RestoreHost, name: string): Promise<string | null> {
  const { dataDir, log } = host
  try {
    // The long part, while boxes are still heard.
    await prepareRestore(dataDir, name)
  } catch (error) {
    return reason(error)
  }
  await host.pause()
  let aside: string | null = null
  try {
    aside = await restoreStopped(dataDir, name, host.now())
    await host.beginAnew()
  } catch (error) {
    log(`the backup ${name} is not restored: ${reason(error)}`)
    const replaced = aside
    await host.comeBack(replaced === null ? null : () => takeBack(dataDir, replaced))
    return reason(error)
  }
  // All of it is in the backup that was made before.
  await rm(aside, { recursive: true, force: true, maxRetries: 5 }).catch((error: unknown) => log(reason(error)))
  return null
}

/** How a station is started again where it listens: boxes report to where they were told to, whatever restored settings say. */
export async function whereItListens(
  real: StationPort,
  asked: Options,
  { host, port }: ReceiverView,
): Promise<{ readonly options: Options; readonly keepPlace: () => Promise<void> }> {
  const settings = (await real.call('getSettings', {})) as Outcome<Settings>
  const isSet = settings.ok && settings.value.receiverHost === host && settings.value.receiverPort === port
  return {
    options: { ...asked, host, port },
    keepPlace: async () => {
      if (isSet) await real.call('changeSettings', { receiverHost: host, receiverPort: port })
    },
  }
}

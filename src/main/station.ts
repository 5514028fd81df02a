import type { ReceiverView } from '../shared/contract/views'
import { problem } from '../shared/outcome'
import { withoutOutbox } from './alert-document'
import { caughtUp } from './caught-up'
import type { Options } from './config/options'
import { assertFolderOf } from './folder-role'
import type { ForwardingPorts } from './forwarding'
import { heldFrom } from './hq/kept-files'
import { onPresentClock } from './on-present-clock'
import type { Log, StationPort, Storage, Stored } from './ports'
import { RunningStation } from './running-station'
import { type MachineClocks, StationClock, THIS_MACHINE } from './station-clock'
import { NedbStorage } from './storage/nedb-storage'

/** Everything that happens whether or not somebody watches: storage, fleet, watchdog, receiver. */
export interface Station extends StationPort {
  /**
   * Opens the data folder and starts to listen. A port that is taken does not fail the start: `receiver().problem` says so.
   * @throws StartFailure with one sentence when the data folder cannot be used (or another process holds it).
   */
  start(): Promise<void>
  /** Stops listening, keeps what is pending, closes the data folder. Safe to call twice. */
  stop(): Promise<void>
  /** The station has to judge silence anew from now on: the machine slept. */
  watchAnew(): void
  /** @throws while the station is not running */
  receiver(): ReceiverView
}

/**
 * @param archiveWorker the built `storage/archive-worker`; without it (from source) storage works in this thread alone
 * @param openLink the way to headquarters, where it is another than its pairing says, as in tests
 */
export function createStation(
  options: Options,
  log: Log,
  archiveWorker: string | null = null,
  machine: MachineClocks = THIS_MACHINE,
  openLink: ForwardingPorts['openLink'] = undefined,
): Station {
  let running: RunningStation | null = null
  const present = (): RunningStation => {
    if (running === null) throw new Error('the station is not running')
    return running
  }
  return {
    async start() {
      const storage = new NedbStorage(options.dataDir, log, { workerPath: archiveWorker, heldFrom })
      const clock = new StationClock(machine)
      const kept = await storage.open()
      try {
        await assertFolderOf('station', options.dataDir, kept)
        const stored = await presentIn(storage, await caughtUp(kept, storage, log), clock, log)
        // What waited for the webhook when the backup was made was told since, or is no news any more.
        const begun = options.restored === true ? { ...stored, alerts: withoutOutbox(stored.alerts) } : stored
        running = new RunningStation(clock, storage, begun, log, {
          dataDir: options.dataDir,
          simulated: options.simulated === true,
          tail: options.simulated === true ? null : storage.tail,
          history: storage,
          openLink,
        })
      } catch (error) {
        // Nobody else would let the folder go.
        await storage.close()
        throw error
      }
      await running.listen(options.host, options.port)
    },
    async stop() {
      const station = running
      running = null
      await station?.stop()
    },
    call: async (name, raw) => running?.call(name, raw) ?? problem('internal', 'the station is not running'),
    subscribe: (listener) => present().subscribe(listener),
    download: async (raw) => running?.download(raw) ?? problem('internal', 'the station is not running'),
    watchAnew: () => running?.watchAnew(),
    receiver: () => present().receiver(),
  }
}

/** What is kept, by the clock as it is; where that is another one, it is kept so from now on. */
async function presentIn(storage: Storage, stored: Stored, clock: StationClock, log: Log): Promise<Stored> {
  const present = onPresentClock(stored, clock.now())
  if (present === stored) return stored
  const { gateways, alerts } = present
  const facts = { at: clock.now(), gateways, removed: [], transitions: [] }
  // What cannot be kept now stays with the storage and is kept with the next commit.
  await storage
    .commit(alerts === undefined ? facts : { ...facts, alerts })
    .catch((error: unknown) => log(`that the clock was set back is not recorded yet: ${String(error)}`))
  return present
}

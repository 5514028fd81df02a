import type { Options } from './config/options'
import type { Log, StationPort } from './ports'

/** Everything that happens whether or not somebody watches: storage, fleet, watchdog, receiver. */
export interface Station extends StationPort {
  /**
   * Opens the data folder and starts to listen. A port that is taken does not fail the start: `receiver.problem` says so.
   * @throws StartFailure with one sentence when the data folder cannot be used (or another process holds it).
   */
  start(): Promise<void>
  /** Stops listening, keeps what is pending, closes the data folder. Safe to call twice. */
  stop(): Promise<void>
  /** The station has to judge silence anew from now on: the machine slept, or its addresses changed. */
  watchAnew(): void
}

export declare function createStation(options: Options, log: Log): Station

import { createStation, type Station } from '../../src/main/station'
import type { MachineClocks } from '../../src/main/station-clock'
import type { AnnouncementView } from '../../src/shared/contract/alert-views'
import type { CallName, Input, Reply } from '../../src/shared/contract/calls'

/** How many seconds a fast station lives in a real one. Its rules are those of every station. */
export const PACE = 30

/** Real milliseconds of so many seconds of the station. */
export const real = (stationSeconds: number): number => (stationSeconds * 1000) / PACE

/** This machine's clocks, faster; the same for every station of the test, so that they agree about now. */
export function fastClocks(epoch = Date.now()): MachineClocks {
  const monotonic = () => performance.now() * PACE
  return {
    wall: () => epoch + (performance.timeOrigin + performance.now() - epoch) * PACE,
    monotonic,
    uptime: monotonic,
    pace: PACE,
  }
}

/** A stall of the process counts as so much at most: at this pace a busy machine would seem to sleep again and again. */
const LONGEST_STALL = 150

/**
 * The same for a station that shares its process with the boxes it hears: what stalls one stalls all of them, and is
 * no time that passed. They stop with the process.
 */
export function sharedClocks(): MachineClocks {
  const epoch = Date.now()
  let lived = 0
  let seenAt = performance.now()
  const advance = () => {
    const now = performance.now()
    lived += Math.min(now - seenAt, LONGEST_STALL) * PACE
    seenAt = now
  }
  setInterval(advance, 5).unref()
  return { wall: () => epoch + lived, monotonic: () => lived, uptime: () => lived, pace: PACE }
}

export interface FastStation {
  readonly station: Station
  readonly url: string
  /** Everything that was told to people, in order. */
  readonly told: AnnouncementView[]
  readonly call: <N extends CallName>(name: N, input: Input<N>) => Promise<Reply<N>>
}

export async function startFastStation(clocks: MachineClocks, dataDir: string, port = 0): Promise<FastStation> {
  const options = { host: '127.0.0.1', port, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
  const station = createStation(options, () => undefined, null, clocks)
  await station.start()
  const told: AnnouncementView[] = []
  station.subscribe((event) => {
    if (event.type === 'announcement') told.push(event.announcement)
  })
  return {
    station,
    url: `http://127.0.0.1:${station.receiver().port}/SophonFogStatus`,
    told,
    call: async (name, input) => {
      const outcome = await station.call(name, input)
      if (!outcome.ok) throw new Error(outcome.problem.message)
      return outcome.value as never
    },
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStation } from '../../src/main/station'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import { OPEN_GATE } from '../support/open-gate'
import { leavePast } from '../support/past'

/** A station on a folder that another left, with the interface in front of it. */
export interface PastTwin {
  readonly viewer: string
  /** Where boxes report to. */
  readonly receiver: string
  stop(): Promise<void>
}

/** Starts a station on what is left of a past; see `leavePast`. */
export async function startPastTwin(...[boxes, happened]: PastOf<typeof leavePast>): Promise<PastTwin> {
  const folder = await mkdtemp(join(tmpdir(), 'fogwatch-'))
  await leavePast(folder, boxes, happened)
  const options = { host: '127.0.0.1', port: 0, dataDir: folder, viewerHost: '127.0.0.1', viewerPort: 0 }
  const station = createStation(options, () => undefined)
  await station.start()
  const viewer = await buildViewerServer(station, join('out', 'renderer'), OPEN_GATE)
  await viewer.listen({ host: '127.0.0.1', port: 0 })
  return {
    viewer: viewer.listeningOrigin,
    receiver: `http://127.0.0.1:${station.receiver().port}`,
    stop: async () => {
      await viewer.close()
      await station.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type PastOf<F extends (folder: string, ...rest: never[]) => unknown> = F extends (
  folder: string,
  ...rest: infer R
) => unknown
  ? R
  : never

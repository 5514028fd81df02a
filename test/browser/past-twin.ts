import { join } from 'node:path'
import { createStation } from '../../src/main/station'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import { makeFolder, removeFolder } from '../support/folder'
import { OPEN_GATE } from '../support/open-gate'
import { leavePast } from '../support/past'
import { test as base } from './fixture'

/** A station on a folder that another left, with the interface in front of it. */
export interface PastTwin {
  readonly viewer: string
  /** Where boxes report to. */
  readonly receiver: string
  /** Ends it; without that it ends with the test. */
  stop(): Promise<void>
}

type Past = Parameters<typeof leavePast> extends [string, ...infer Rest] ? Rest : never

export const test = base.extend<{
  /** Starts a station on what is left of a past; see `leavePast`. */
  readonly startPast: (...past: Past) => Promise<PastTwin>
}>({
  startPast: async ({ browserName: _ }, use) => {
    const started: PastTwin[] = []
    await use(async (...past) => {
      const twin = await startPastTwin(past)
      started.push(twin)
      return twin
    })
    for (const { stop } of started) await stop()
  },
})

async function startPastTwin(past: Past): Promise<PastTwin> {
  const folder = await makeFolder()
  await leavePast(folder, ...past)
  const options = { host: '127.0.0.1', port: 0, dataDir: folder, viewerHost: '127.0.0.1', viewerPort: 0 }
  const station = createStation(options, () => undefined)
  await station.start()
  const viewer = await buildViewerServer(station, join('out', 'renderer'), OPEN_GATE)
  await viewer.listen({ host: '127.0.0.1', port: 0 })
  const end = async () => {
    await viewer.close()
    await station.stop()
    await removeFolder(folder)
  }
  let ended: Promise<void> | null = null
  return {
    viewer: viewer.listeningOrigin,
    receiver: `http://127.0.0.1:${station.receiver().port}`,
    stop: () => {
      ended ??= end()
      return ended
    },
  }
}

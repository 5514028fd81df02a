import { onTestFinished } from 'vitest'
import type { Options } from '../../src/main/config/options'
import { Viewer } from '../../src/main/viewer'
import { startStation } from './station'
import { tempFolder } from './temp-folder'

/** An interface as the headless entry serves it. */
export async function viewerOn(viewerHost: string, more: Partial<Options> & { readonly dataDir?: string } = {}) {
  const station = await startStation(more.dataDir === undefined ? {} : { dataDir: more.dataDir })
  const { dataDir } = station
  const warned: string[] = []
  const logged: string[] = []
  const options: Options = { host: null, port: null, viewerHost, viewerPort: 0, ...more, dataDir }
  const viewer = new Viewer({
    station: station.station,
    options,
    rendererFolder: await tempFolder(),
    log: (line) => logged.push(line),
    warn: (line) => warned.push(line),
  })
  await viewer.open()
  onTestFinished(() => viewer.close())
  return { ...station, viewer, warned, logged, port: Number(new URL(viewer.origin).port) }
}

/** What an address answers with; 0 where it does not. */
export const statusAt = (url: string): Promise<number> =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  )

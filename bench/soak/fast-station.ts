/**
 * The headless station with clocks that run faster: for a play that is over in a minute. Its rules are those of every
 * station; what differs is what a second is.
 */
import { createStation } from '../../src/main/station'
import type { MachineClocks } from '../../src/main/station-clock'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import { OPEN_GATE } from '../../test/support/open-gate'

export interface FastOrder {
  readonly host: string
  readonly port: number
  readonly viewerPort: number
  readonly dataDir: string
  readonly renderer: string
  readonly worker: string
  readonly epoch: number
  readonly pace: number
}

const order = JSON.parse(process.argv[2] ?? '') as FastOrder
const { epoch, pace, host, port, dataDir, viewerPort } = order
const monotonic = () => performance.now() * pace
const clocks: MachineClocks = {
  wall: () => epoch + (performance.timeOrigin + performance.now() - epoch) * pace,
  monotonic,
  uptime: monotonic,
  pace,
}
const log = (line: string) => void process.stdout.write(`${line}\n`)
const options = { host, port, dataDir, viewerHost: '127.0.0.1', viewerPort }
const station = createStation(options, log, order.worker, clocks)
await station.start()
const viewer = await buildViewerServer(station, order.renderer, OPEN_GATE)
await viewer.listen({ host: '127.0.0.1', port: viewerPort })
log('interface open')
process.once('SIGTERM', async () => {
  await viewer.close()
  await station.stop()
  process.exit(0)
})

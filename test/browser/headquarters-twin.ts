import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '@nats-io/transport-node'
import { createHeadquarters, type Headquarters } from '../../src/main/headquarters-role'
import { natsLink } from '../../src/main/hq/nats-link'
import { createStation, type Station } from '../../src/main/station'
import type { MachineClocks } from '../../src/main/station-clock'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import type { AnnouncementView } from '../../src/shared/contract/alert-views'
import type { CallName, Input, Reply } from '../../src/shared/contract/calls'
import { standInSeed } from '../../src/shared/hq/stand-in-seed'
import { sampleReport } from '../support/box'
import { makeSitesStream } from '../support/hq/sites-stream'
import { startCluster } from '../support/nats/cluster'
import { type TcpProxy, tcpProxy } from '../support/nats/tcp-proxy'
import { OPEN_GATE } from '../support/open-gate'
import { test as base, expect } from './fixture'

/** How many seconds pass in a real one, at the site and at headquarters alike. */
const PACE = 10

/** How often a box reports, in seconds of the site. */
const PERIOD = 30

/** Real milliseconds of so many seconds there. */
export const real = (seconds: number): number => (seconds * 1000) / PACE

/** A site and its headquarters, with real servers and a way between that can be cut. */
export interface HeadquartersTwin {
  readonly viewer: string
  /** From the site to the servers. */
  readonly way: TcpProxy
  /** What headquarters told people, in order. */
  readonly told: AnnouncementView[]
  /** These boxes report until the returned function is called. */
  play(serials: readonly string[]): () => void
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>>
}

const CA = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUe0\n-----END CERTIFICATE-----'

export const test = base.extend<{ readonly hq: HeadquartersTwin }>({
  hq: async ({ folder }, use) => {
    const cluster = await startCluster()
    const ends: (() => Promise<unknown> | undefined)[] = []
    try {
      const [server = ''] = cluster.addresses
      await (await makeSitesStream(cluster.addresses, undefined, ['SITES', 'HIST'])).close()
      const way = await tcpProxy(server)
      ends.push(way.close)
      const clocks = fastClocks()
      const station = await startSite(join(folder, 'site'), `127.0.0.1:${way.port}`, clocks)
      ends.push(() => station.stop())
      const headquarters = await startHeadquarters(join(folder, 'hq'), server, clocks)
      ends.push(() => headquarters.stop())
      const told: AnnouncementView[] = []
      headquarters.subscribe((event) => {
        if (event.type === 'announcement') told.push(event.announcement)
      })
      const viewer = await buildViewerServer(headquarters, join('out', 'renderer'), OPEN_GATE)
      await viewer.listen({ host: '127.0.0.1', port: 0 })
      ends.push(() => viewer.close())
      const players: (() => Promise<void>)[] = []
      ends.push(() => Promise.all(players.map((stop) => stop())))
      const play = (serials: readonly string[]) => {
        const stop = playBoxes(station.receiver().port, serials)
        players.push(stop)
        return () => void stop()
      }
      const ask = async <N extends CallName>(name: N, input: Input<N>) =>
        valueIn(await headquarters.call(name, input)) as Reply<N>
      await use({ viewer: viewer.listeningOrigin, way, told, play, ask })
    } finally {
      for (const end of ends.reverse()) await end()
      await cluster.stop()
    }
  },
})

export { expect }

function fastClocks(): MachineClocks {
  const epoch = Date.now()
  const monotonic = () => performance.now() * PACE
  const begun = monotonic()
  return { wall: () => epoch + monotonic() - begun, monotonic, uptime: monotonic, pace: PACE }
}

async function startSite(dataDir: string, server: string, clocks: MachineClocks): Promise<Station> {
  const link = natsLink(
    'east',
    () => connect({ servers: [server], reconnect: false, timeout: 1000, ignoreClusterUpdates: true }),
    1000,
  )
  const options = { host: '127.0.0.1', port: 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
  const station = createStation(
    options,
    () => undefined,
    null,
    clocks,
    () => link,
  )
  await station.start()
  const headquarters = { servers: ['hq.example:4222'], site: 'east', name: 'East works', seed: standInSeed(), ca: CA }
  valueIn(await station.call('changeSettings', { headquarters, defaultPeriodSeconds: PERIOD, alertDelaySeconds: 0 }))
  return station
}

async function startHeadquarters(dataDir: string, server: string, clocks: MachineClocks): Promise<Headquarters> {
  const way = () => connect({ servers: [server], reconnect: false, timeout: 1000 })
  const headquarters = createHeadquarters({ dataDir, configFile: '' }, () => undefined, null, clocks, way)
  await headquarters.start()
  return headquarters
}

function playBoxes(port: number, serials: readonly string[]): () => Promise<void> {
  let isStopped = false
  const playing = serials.map(async (sn, place) => {
    await pause((real(PERIOD) * place) / serials.length)
    while (!isStopped) {
      const body = JSON.stringify({ ...sampleReport(sn), gateway_name: `Box ${sn}` })
      const headers = { 'content-type': 'application/json' }
      await (await fetch(`http://127.0.0.1:${port}/SophonFogStatus`, { method: 'POST', headers, body })).arrayBuffer()
      await pause(real(PERIOD))
    }
  })
  return async () => {
    isStopped = true
    await Promise.all(playing)
  }
}

function valueIn(
  outcome:
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly problem: { readonly message: string } },
): unknown {
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}

import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import { sampleReport } from '../support/box'
import { type FastStation, fastClocks, real, startFastStation } from '../support/fast-station'
import { OPEN_GATE } from '../support/open-gate'
import { test as base, expect } from './fixture'

/** A station that lives faster, with the interface in front of it: what takes minutes is there in seconds. */
export interface FastTwin extends FastStation {
  readonly viewer: string
  /** Lets a box report until the returned function is called. */
  play(sn: string): () => Promise<void>
  /** Lives through the time in which nobody is judged. */
  passGrace(): Promise<void>
}

export const test = base.extend<{ readonly fast: FastTwin }>({
  fast: async ({ folder }, use) => {
    const station = await startFastStation(fastClocks(), folder)
    const viewer: FastifyInstance = await buildViewerServer(station.station, join('out', 'renderer'), OPEN_GATE)
    await viewer.listen({ host: '127.0.0.1', port: 0 })
    const stops: (() => Promise<void>)[] = []
    const play = (sn: string) => {
      const stop = playBox(station.url, sn)
      stops.push(stop)
      return stop
    }
    await use({ ...station, viewer: viewer.listeningOrigin, play, passGrace: () => pause(real(75)) })
    for (const stop of stops) await stop()
    await viewer.close()
    await station.station.stop()
  },
})

export { expect }

function playBox(url: string, sn: string): () => Promise<void> {
  const stop = new AbortController()
  const playing = (async () => {
    while (!stop.signal.aborted) {
      const body = JSON.stringify({ ...sampleReport(sn), gateway_name: `Box ${sn}` })
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      await response.arrayBuffer()
      await pause(real(15))
    }
  })()
  return () => {
    stop.abort()
    return playing
  }
}

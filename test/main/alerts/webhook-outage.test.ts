import { expect, test, vi } from 'vitest'
import { createSimulator } from '../../../src/main/simulator/simulator'
import { CALM } from '../../../src/main/simulator/world/rates'
import { fastClocks, real, startFastStation } from '../../support/fast-station'
import { bundleStation, SpawnedStation } from '../../support/spawn-station'
import { tempFolder } from '../../support/temp-folder'
import { answers, answersHalf, hangs, takes, WebhookServer } from '../../support/webhook-server'

const SOON = { timeout: 40_000, interval: 20 }

/** A server that closes the connection after the first bytes of its answer. */
const breaksOff: typeof hangs = (response) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"errc')
  setTimeout(() => response.destroy(), 50)
}

test('a robot that refuses, hangs, redirects, answers half and is gone, a station killed meanwhile: one digest, nothing lost', {
  timeout: 180_000,
}, async ({ onTestFinished }) => {
  const { file, remove } = await bundleStation()
  onTestFinished(remove)
  const dataDir = await tempFolder(onTestFinished)
  const epoch = Date.now()
  const server = await new WebhookServer().open()
  onTestFinished(() => server.close())
  const attempts = (more: number) => {
    const enough = server.attempts + more
    return vi.waitFor(() => expect(server.attempts).toBeGreaterThanOrEqual(enough), SOON)
  }

  const settings = await startFastStation(fastClocks(epoch), dataDir)
  const webhook = { url: server.url, format: 'wecom', secret: null } as const
  await settings.call('changeSettings', { webhook, language: 'en' })
  await settings.station.stop()

  const killed: SpawnedStation[] = []
  onTestFinished(async () => {
    for (const station of killed) await station.kill()
  })
  const live = async () => {
    const station = new SpawnedStation(file, dataDir, killed.at(-1)?.port ?? 0, epoch)
    killed.push(station)
    await vi.waitFor(() => expect(station.port).toBeGreaterThan(0), SOON)
    return station
  }
  const told = () => killed.flatMap(({ news }) => news.filter((line) => line.startsWith('told ')))

  server.answer = answers(500)
  const first = await live()
  const url = `http://127.0.0.1:${first.port}/SophonFogStatus`
  const boxes = createSimulator({ url, boxes: 4, devices: { min: 1, max: 1 }, period: real(20), rates: CALM })
  boxes.start()
  onTestFinished(() => boxes.stop())
  await vi.waitFor(() => expect(boxes.stats.accepted).toBeGreaterThan(40), SOON)
  const [one = ''] = boxes.boxes.map(({ serial }) => serial)
  boxes.silence(one)
  await vi.waitFor(() => expect(told()).toEqual(['told bad gateway-offline']), SOON)
  await attempts(2)
  await first.kill()

  // Killed while it waits for an answer.
  server.answer = hangs
  const asked = attempts(1)
  const second = await live()
  await asked
  await second.kill()

  server.answer = answers(302, { location: server.url })
  const redirected = attempts(2)
  const third = await live()
  await redirected
  boxes.resume(one)
  await vi.waitFor(() => expect(told()).toEqual(['told bad gateway-offline', 'told recovery gateway-offline']), SOON)
  server.answer = breaksOff
  await attempts(1)
  // Nothing but patience ends this one: what is asked next is asked after it.
  server.answer = answersHalf
  await attempts(2)
  await server.close()
  await third.kill()

  // It is not there at first, and comes back while the station runs.
  const fourth = await startFastStation(fastClocks(epoch), dataDir, first.port)
  server.answer = takes
  await server.open()
  await vi.waitFor(() => expect(server.deliveries.length).toBe(1), SOON)
  await boxes.stop()
  await fourth.station.stop()
  expect(server.deliveries.map(({ text }) => text?.content.split('\n')[0])).toEqual(['Summary: 1 open, 1 over'])

  const before = server.attempts
  const fifth = await startFastStation(fastClocks(epoch), dataDir)
  await fifth.call('testWebhook', {})
  await fifth.station.stop()
  // Only the test was sent.
  expect(server.attempts).toBe(before + 1)
})

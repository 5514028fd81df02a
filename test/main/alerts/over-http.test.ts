import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { createSimulator, type Simulator } from '../../../src/main/simulator/simulator'
import { CALM } from '../../../src/main/simulator/world/rates'
import { type FastStation, real, sharedClocks, startFastStation } from '../../support/fast-station'
import { bundleStation, SpawnedStation } from '../../support/spawn-station'
import { tempFolder } from '../../support/temp-folder'
import { answers, takes, WebhookServer } from '../../support/webhook-server'

/** The rules' own times are far shorter at this pace; a busy machine that stands still for a moment begins its grace anew. */
const SOON = { timeout: 30_000, interval: 20 }

/** Longer than the grace after a start, in which nobody is judged. */
const GRACE = real(70)

/** Longer than it takes until a silence is told. */
const TOLD = real(65 + 20 + 10)

function playing(url: string, boxes: number): Simulator {
  const world = { url, boxes, devices: { min: 16, max: 16 }, period: real(20), rates: CALM }
  const simulator = createSimulator(world)
  simulator.start()
  return simulator
}

const heard = ({ told }: FastStation) =>
  told.map(({ news, items, total }) => `${news} ${items[0]?.kind} ${items.length}${total === null ? '' : `/${total}`}`)

// Each lives mostly in waiting, so all live at once.
describe.concurrent('boxes over HTTP, a station that lives faster', { timeout: 120_000 }, () => {
  test('one silent, one with 12 of 16 devices down, then all silent, then one that flaps', async (context) => {
    const station = await startFastStation(sharedClocks(), await tempFolder(context.onTestFinished))
    const boxes = playing(station.url, 40)
    context.onTestFinished(async () => {
      await boxes.stop()
      await station.station.stop()
    })
    const [silent = '', cameras = '', restless = '', ...others] = boxes.boxes.map(({ serial }) => serial)
    const all = [silent, cameras, restless, ...others]
    await pause(GRACE)
    const online = async () => (await station.call('getFleet', {})).counts.online
    await vi.waitFor(async () => expect(await online()).toBe(all.length), SOON)
    expect(station.told).toEqual([])

    boxes.silence(silent)
    for (let index = 0; index < 12; index++) boxes.deviceDown(cameras, index)
    await vi.waitFor(() => expect(station.told.length).toBe(2), SOON)
    expect(heard(station).toSorted()).toEqual(['bad device-offline 12/16', 'bad gateway-offline 1'])
    const [item] = station.told.flatMap(({ items }) => items.filter(({ kind }) => kind === 'gateway-offline'))
    expect(item?.gateway).toBe(silent)
    const shown = await station.call('getGateway', { id: silent })
    expect(shown.openIncidents).toEqual([item?.incident])

    boxes.resume(silent)
    for (let index = 0; index < 12; index++) boxes.deviceUp(cameras, index)
    await vi.waitFor(() => expect(station.told.length).toBe(4), SOON)
    expect(heard(station).slice(2).toSorted()).toEqual(['recovery device-offline 12/16', 'recovery gateway-offline 1'])

    for (const serial of all) boxes.silence(serial)
    await vi.waitFor(() => expect(station.told.length).toBe(5), SOON)
    for (const serial of all) boxes.resume(serial)
    await vi.waitFor(() => expect(station.told.length).toBe(6), SOON)
    expect(heard(station).slice(4)).toEqual(['bad receiver-silent 1', 'recovery receiver-silent 1'])

    for (let n = 0; n < 2; n++) {
      await pause(real(25))
      boxes.silence(restless)
      const presence = async () => (await station.call('getGateway', { id: restless })).presence
      await vi.waitFor(async () => expect(await presence()).toBe('offline'), SOON)
      boxes.resume(restless)
    }
    await vi.waitFor(() => expect(station.told.length).toBe(7), SOON)
    expect(heard(station).slice(6)).toEqual(['unstable gateway-offline 1'])
  })

  test('the webhook fails, the station restarts, the webhook comes back: one digest, nothing lost', async (context) => {
    const server = await new WebhookServer().open()
    context.onTestFinished(() => server.close())
    server.answer = answers(500)
    const clocks = sharedClocks()
    const dataDir = await tempFolder(context.onTestFinished)
    const first = await startFastStation(clocks, dataDir)
    await first.call('changeSettings', { webhook: { url: server.url, format: 'json', secret: null }, language: 'en' })
    expect(await first.call('testWebhook', {})).toMatchObject({ delivered: false, status: 500 })
    const boxes = playing(first.url, 6)
    await pause(GRACE)
    const [one = '', two = ''] = boxes.boxes.map(({ serial }) => serial)
    boxes.silence(one)
    await vi.waitFor(() => expect(first.told.length).toBe(1), SOON)
    boxes.silence(two)
    boxes.resume(one)
    await vi.waitFor(() => expect(first.told.length).toBe(3), SOON)
    await boxes.stop()
    await first.station.stop()
    expect(server.deliveries).toEqual([])

    server.answer = takes
    const second = await startFastStation(clocks, dataDir)
    await vi.waitFor(() => expect(server.deliveries.length).toBe(1), SOON)
    await second.station.stop()
    const [digest] = server.deliveries
    expect(digest?.announcements.map(({ id }) => id)).toEqual(first.told.map(({ id }) => id))
    expect(digest?.title).toBe('Summary: 2 open, 1 over')

    const third = await startFastStation(clocks, dataDir)
    await pause(300)
    await third.station.stop()
    expect(server.deliveries.length).toBe(1)
  })

  // Windows has no such signals.
  test.runIf(process.platform !== 'win32')(
    'stopped and continued, killed and restarted: not a word',
    async (context) => {
      const { file, remove } = await bundleStation()
      const dataDir = await tempFolder(context.onTestFinished)
      const epoch = Date.now()
      const first = new SpawnedStation(file, dataDir, 0, epoch)
      await vi.waitFor(() => expect(first.port).toBeGreaterThan(0), SOON)
      const boxes = playing(`http://127.0.0.1:${first.port}/SophonFogStatus`, 12)
      context.onTestFinished(async () => {
        await boxes.stop()
        await first.kill()
        await remove()
      })
      await pause(GRACE)
      // Half of them keep sending to the standing station; of the others nothing waits for it when it goes on.
      const cutOff = boxes.boxes.map(({ serial }) => serial).filter((_serial, index) => index % 2 === 0)
      for (const serial of cutOff) boxes.silence(serial)
      first.signal('SIGSTOP')
      // Long enough that every box would be offline if the stop were not noticed.
      await pause(real(120))
      first.signal('SIGCONT')
      await pause(real(5))
      for (const serial of cutOff) boxes.resume(serial)
      await pause(TOLD)
      expect(first.news).toEqual([])

      await first.kill()
      await pause(real(60))
      const second = new SpawnedStation(file, dataDir, first.port, epoch)
      context.onTestFinished(() => second.kill())
      await vi.waitFor(() => expect(second.port).toBe(first.port), SOON)
      await pause(TOLD)
      expect(second.news).toEqual([])
      expect(boxes.stats.accepted).toBeGreaterThan(0)
    },
  )
})

import { inflateRawSync } from 'node:zlib'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { bookSubject } from '../../../src/shared/hq/subjects'
import { ForwardedStation } from '../../support/hq/forwarded-station'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { bundleHeadquarters, SpawnedHeadquarters } from '../../support/hq/spawned-headquarters'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { answers, takes, WebhookServer } from '../../support/webhook-server'
import { linkTo } from './headquarters-world'

/** How many seconds of headquarters pass in a real one. */
const PACE = 15

vi.setConfig({ testTimeout: 120_000 })

describeWithNats('two processes of headquarters over three servers', () => {
  let bundle: Awaited<ReturnType<typeof bundleHeadquarters>>
  beforeAll(async () => {
    bundle = await bundleHeadquarters()
  })
  afterAll(() => bundle.remove())

  async function world() {
    const cluster = await startCluster(3)
    onTestFinished(cluster.stop)
    const { addresses } = cluster
    const streams = await makeSitesStream(addresses, undefined, ['SITES', 'SNAP', 'HQ'])
    onTestFinished(() => streams.close())
    const station = await new ForwardedStation(await tempFolder(), linkTo({ address: addresses[0] ?? '' })).start()
    const webhook = await new WebhookServer().open()
    onTestFinished(() => webhook.close())
    const epoch = Date.now()
    const spawn = (dataDir: string) => {
      const one = new SpawnedHeadquarters({ file: bundle.file, dataDir, servers: addresses, pace: PACE, epoch })
      onTestFinished(() => one.end('SIGKILL'))
      return one
    }
    const manager = await jetstreamManager(streams.connection)
    const outbox = async (): Promise<readonly { readonly id: string }[]> => {
      const word = await manager.streams.getMessage('HQ', { last_by_subj: bookSubject })
      return word === null ? [] : JSON.parse(inflateRawSync(word.data).toString()).outbox
    }
    return { station, webhook, spawn, outbox, folders: [await tempFolder(), await tempFolder()] as const }
  }

  const within = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 60_000, interval: 50 })
  /** A machine that stalls for a second is servers out of reach at this pace; that is not what this is about. */
  const told = ({ deliveries }: WebhookServer) =>
    // A receiver that was slow is sent the same once more, by the same id.
    [
      ...new Map(
        deliveries
          .flatMap(({ announcements }) => announcements as unknown as readonly Told[])
          .map((one) => [one.id, one] as const),
      ).values(),
    ]
      .flatMap(({ news, items }) => items.map(({ kind, incident }) => ({ news, kind, incident })))
      .filter(({ kind }) => kind === 'site-link-down')
  const open = async (hq: SpawnedHeadquarters) =>
    (await hq.call('getIncidents', {})).open.filter(({ kind }) => kind === 'site-link-down').map(({ id }) => id)
  const roles = (...all: readonly SpawnedHeadquarters[]) => Promise.all(all.map((one) => one.role()))

  test('the one that tells is killed in the middle of an outage: each news comes once, and both show the same', async () => {
    const { station, webhook, spawn, outbox, folders } = await world()
    const first = spawn(folders[0])
    await within(async () => expect(await first.role()).toBe('leading'))
    const second = spawn(folders[1])
    await within(async () => expect(await second.role()).toBe('standing-by'))
    // What is entered where nothing is told counts where it is.
    await second.call('changeSettings', { webhook: { url: webhook.url, format: 'json', secret: null } })
    for (let n = 0; n < 5; n++) await station.hears(`SN-${n}`)
    await within(async () => {
      for (const one of [first, second]) {
        const { headquarters } = await one.call('getFleet', {})
        expect(headquarters?.sites.map(({ link }) => link.state)).toEqual(['live'])
        expect((await one.call('getSettings', {})).webhook?.url).toBe(webhook.url)
      }
    })

    // The webhook does not take what is told: it is told by the other.
    webhook.answer = answers(500)
    await station.forwarder.stop()
    await within(() => expect(webhook.attempts).toBeGreaterThan(0))
    const [waiting] = await outbox()
    const [incident] = await open(first)
    await within(async () => expect(await open(second)).toEqual([incident]))
    await first.end('SIGKILL')
    webhook.answer = takes
    await within(async () => expect(await second.role()).toBe('leading'))
    await within(() => expect(told(webhook)).toEqual([{ news: 'bad', kind: 'site-link-down', incident }]))
    expect(webhook.deliveries.flatMap(({ announcements }) => announcements.map(({ id }) => id))).toContain(waiting?.id)
    await within(async () => expect(await outbox()).toEqual([]))
    expect(await open(second)).toEqual([incident])

    // The other one goes in the middle of it as well, and the first is back with an old folder.
    const again = spawn(folders[0])
    await within(async () => expect(await roles(again, second)).toEqual(['standing-by', 'leading']))
    await within(async () => expect(await open(again)).toEqual([incident]))
    await second.end('SIGTERM')
    await within(async () => expect(await again.role()).toBe('leading'))
    station.forward()
    // Its heartbeats come too rarely for this pace: reports say in between that it is there.
    const talking = setInterval(() => void station.hears('SN-1'), 250)
    onTestFinished(() => clearInterval(talking))
    const both = ['bad', 'recovery'].map((news) => ({ news, kind: 'site-link-down', incident }))
    await within(() => expect(told(webhook)).toEqual(both))
    const third = spawn(folders[1])
    await within(async () => {
      const [one, other] = await Promise.all([again, third].map((hq) => hq.call('getIncidents', {})))
      expect(other?.closed.map(({ id }) => id)).toEqual(one?.closed.map(({ id }) => id))
      expect(one?.closed.map(({ id }) => id)).toContain(incident)
    })
    expect(told(webhook)).toEqual(both)
  })
})

interface Told {
  readonly id: string
  readonly news: string
  readonly items: readonly { readonly kind: string; readonly incident: string }[]
}

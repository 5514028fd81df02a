import { connect, headers as makeHeaders } from '@nats-io/transport-node'
import { expect, onTestFinished, test } from 'vitest'
import { SHOWN_AT_ONCE } from '../../../src/main/scoped-viewer'
import type { PushEvent } from '../../../src/shared/contract/push'
import { commitSubject } from '../../../src/shared/hq/subjects'
import { SimulatedSite, type SiteSends } from '../../support/hq/simulated-site'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { TestHeadquarters } from './headquarters-world'

const SITES = 4
const BOXES = 1300
const REPORTS = 100

describeWithNats('headquarters of more boxes than a page could hold', () => {
  test('nothing is lost or doubled, a second headquarters comes to the same, and each viewer is told of what they look at', async () => {
    expect(SITES * BOXES).toBeGreaterThan(SHOWN_AT_ONCE)
    const cluster = await startCluster()
    onTestFinished(cluster.stop)
    const stream = await makeSitesStream(cluster.addresses)
    onTestFinished(() => stream.close())
    const connection = await connect({ servers: [...cluster.addresses] })
    onTestFinished(() => connection.close())
    const send = async (site: string, { id, headers, bytes }: SiteSends) => {
      const said = makeHeaders()
      for (const [name, value] of Object.entries({ ...headers, 'Nats-Msg-Id': id })) said.set(name, value)
      await connection.request(commitSubject(site), bytes, { headers: said, timeout: 10_000 })
    }
    const now = Date.now()
    const sites = Array.from({ length: SITES }, (_, n) => {
      const plan = { site: `s${n}`, boxes: BOXES, first: n * BOXES, devices: { min: 1, max: 2 } }
      return new SimulatedSite(plan, now)
    })
    for (const one of sites) for (const part of one.snapshot(now)) await send(one.plan.site, part)
    const servers = { address: cluster.addresses[0] ?? '' }
    const first = await new TestHeadquarters(await tempFolder(), servers).start()
    const round = async (at: number) => {
      for (const one of sites) {
        for (let sent = 0; sent < BOXES; sent += REPORTS) await send(one.plan.site, one.commit(at, REPORTS))
      }
    }
    await round(now + 1000)
    const second = await new TestHeadquarters(await tempFolder(), servers).start()
    await round(now + 21_000)

    await expect.poll(async () => (await first.fleet()).receiver.accepted, { timeout: 20_000 }).toBe(SITES * BOXES * 2)
    const { scope, headquarters, gateways } = await first.fleet()
    expect(scope).toMatchObject({ total: SITES * BOXES, attention: { total: 0, shown: 0 } })
    expect(gateways).toEqual([])
    expect(headquarters?.sites.map(({ boxes }) => boxes.online)).toEqual(sites.map(() => BOXES))
    for (const { plan, boxes } of sites) {
      const sent = boxes.map(({ gateway, lastAt }) => `${plan.site}/${gateway.id} ${lastAt}`).toSorted()
      for (const hq of [first, second]) {
        await expect
          .poll(async () => lastOf((await hq.call('getFleet', { site: plan.site })).gateways), { timeout: 20_000 })
          .toEqual(sent)
      }
    }

    // Who looks at one site is told of it alone, and of what they find anywhere.
    const viewer = latestScope(first.events)
    await first.call('lookAt', { viewer, sites: ['s1'], boxes: [] })
    expect(latestFleet(first.events)).toBe(BOXES)
    const matches = await first.call('findBoxes', { query: `-${BOXES - 1}`, limit: 10 })
    expect(matches.total).toBe(matches.gateways.length)
    // Beside them stand boxes that have a device of such a number.
    const found = matches.gateways.filter(({ id }) => id.endsWith(`-${BOXES - 1}`))
    expect(found.map(({ site }) => site).toSorted()).toEqual(sites.map(({ plan }) => plan.site))
    const elsewhere = found.find(({ site }) => site === 's3')?.id ?? ''
    await first.call('lookAt', { viewer, sites: [], boxes: [elsewhere] })
    await expect.poll(() => lastPatch(first.events)).toMatchObject({ gateways: [{ id: elsewhere }] })
    first.events.length = 0
    await round(now + 41_000)
    await expect.poll(() => toldOf(first.events), { timeout: 20_000 }).toEqual([elsewhere])
  }, 60_000)
})

const lastOf = (gateways: readonly { readonly id: string; readonly lastReportAt: string | null }[]) =>
  gateways.map(({ id, lastReportAt }) => `${id} ${Date.parse(lastReportAt ?? '')}`).toSorted()

const fleets = (events: readonly PushEvent[]) =>
  events.flatMap((event) => (event.type === 'snapshot' ? [event.fleet] : []))
const latestScope = (events: readonly PushEvent[]) => fleets(events).at(-1)?.scope?.viewer ?? ''
const latestFleet = (events: readonly PushEvent[]) => fleets(events).at(-1)?.gateways.length
const patches = (events: readonly PushEvent[]) =>
  events.flatMap((event) => (event.type === 'patch' ? [event.patch] : []))
const lastPatch = (events: readonly PushEvent[]) => patches(events).findLast(({ gateways }) => gateways !== undefined)
const toldOf = (events: readonly PushEvent[]) => [
  ...new Set(patches(events).flatMap(({ gateways = [] }) => gateways.map(({ id }) => id))),
]

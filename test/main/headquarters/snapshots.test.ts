import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { GatheredParts } from '../../../src/main/headquarters/snapshot-parts'
import { type MachineClocks, THIS_MACHINE } from '../../../src/main/station-clock'
import { snapshotSubject } from '../../../src/shared/hq/subjects'
import { hours } from '../../../src/shared/time/millis'
import { ForwardedStation } from '../../support/hq/forwarded-station'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { linkTo, TestHeadquarters } from './headquarters-world'

vi.setConfig({ testTimeout: 60_000 })

describeWithNats('a headquarters with an empty folder', () => {
  async function world() {
    const { addresses, stop } = await startCluster()
    onTestFinished(stop)
    const streams = await makeSitesStream(addresses, undefined, ['SITES', 'SNAP', 'HQ'])
    onTestFinished(() => streams.close())
    const servers = { address: addresses[0] ?? '' }
    const station = await new ForwardedStation(await tempFolder(), linkTo(servers)).start()
    for (let n = 0; n < 12; n++) await station.hears(`SN-${n}`)
    const before = await new TestHeadquarters(await tempFolder(), servers).start()
    await before.knows(station)
    await vi.waitFor(async () => expect((await before.fleet()).headquarters?.telling.role).toBe('leading'), 10_000)
    await before.stop()
    const manager = await jetstreamManager(streams.connection)
    const anew = async (machine?: MachineClocks) =>
      await new TestHeadquarters(await tempFolder(), servers, machine).start()
    return { servers, station, before, anew, manager, js: jetstream(streams.connection) }
  }

  test('begins from the snapshots and goes on behind them', async () => {
    const { servers, station, anew, manager } = await world()
    // Sites that have long said nothing are kept as well, by whoever stands by.
    const anHourLater = { ...THIS_MACHINE, wall: () => THIS_MACHINE.wall() + hours(1) }
    await station.forwarder.stop()
    const leader = await anew()
    await vi.waitFor(async () => expect((await leader.fleet()).headquarters?.telling.role).toBe('leading'), 10_000)
    const brief = await anew(anHourLater)
    await vi.waitFor(async () => expect((await brief.fleet()).gateways).toHaveLength(12), 10_000)
    await brief.stop()
    const again = await new TestHeadquarters(brief.folder, servers, anHourLater).start()
    expect((await again.fleet()).gateways).toHaveLength(12)
    await Promise.all([again.stop(), leader.stop()])
    station.forward()
    // What they contain is not read again: it may be gone.
    await manager.streams.purge('SITES')
    for (let n = 0; n < 12; n++) await station.hears(`SN-${n + 6}`)
    const hq = await anew()
    await vi.waitFor(async () => {
      const { gateways, headquarters } = await hq.fleet()
      expect(gateways).toHaveLength(18)
      expect(headquarters?.sites.map(({ id, whole }) => [id, whole])).toEqual([['east', true]])
    }, 15_000)
    expect(hq.said.join('\n')).not.toMatch(/put aside|lost its end|another one/)
  })

  test.each([
    ['garbage', 'east.1', 'no snapshot'],
    ['of a newer version', '_place', '{"schema":2}'],
  ])('puts snapshots aside that are damaged (%s), and reads the stream', async (_, name, body) => {
    const { station, anew, js } = await world()
    await js.publish(snapshotSubject(name), body)
    const hq = await anew()
    await hq.knows(station)
    expect(hq.said.join('\n')).toMatch(/snapshots are put aside/)
  })
})

test('parts of two snapshots are never taken for one, and none that reaches less far than it should', () => {
  const part = (id: string, n: number, of: number, sequence: number) => ({
    ...{ id, part: n, of, sequence },
    bytes: new TextEncoder().encode(`${id}${n} `),
  })
  const gathered = new GatheredParts()
  gathered.take(part('b', 1, 2, 20))
  gathered.take(part('a', 2, 2, 10))
  expect(gathered.whole(0)).toBeNull()
  gathered.take(part('b', 2, 2, 20))
  gathered.take(part('old', 3, 3, 5))
  expect(new TextDecoder().decode(gathered.whole(15) ?? undefined)).toBe('b1 b2 ')
  expect(gathered.whole(21)).toBeNull()
})

import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect, headers } from '@nats-io/transport-node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { headersOf, type MessageHead } from '../../../src/shared/hq/message-head'
import { commitSubject } from '../../../src/shared/hq/subjects'
import { seconds } from '../../../src/shared/time/millis'
import { ForwardedStation } from '../../support/hq/forwarded-station'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster, startConfigured } from '../../support/nats/cluster'
import { freePorts } from '../../support/nats/free-ports'
import { describeWithNats } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { linkTo, type Servers, TestHeadquarters } from './headquarters-world'

async function freshServers(): Promise<string> {
  const cluster = await startCluster()
  onTestFinished(cluster.stop)
  const stream = await makeSitesStream(cluster.addresses)
  onTestFinished(() => stream.close())
  return cluster.addresses[0] ?? ''
}

async function world() {
  const servers: Servers = { address: await freshServers() }
  const station = await new ForwardedStation(await tempFolder(), linkTo(servers)).start()
  const hq = await new TestHeadquarters(await tempFolder(), servers).start()
  return { servers, station, hq }
}

async function lives(station: ForwardedStation, reports: number): Promise<void> {
  for (let n = 0; n < reports; n++) {
    await station.hears(`SN-${n % 4}`)
    if (n % 10 === 9) await station.fleet.waits(seconds(30))
  }
}

vi.setConfig({ testTimeout: 60_000 })

describeWithNats('headquarters over real servers', () => {
  test('knows what a station has, of whichever site, and goes on where it was after a restart', async () => {
    const { servers, station, hq } = await world()
    const other = await new ForwardedStation(await tempFolder(), linkTo(servers, 'west')).start()
    await lives(station, 30)
    await station.fleet.edits('SN-1', 'South gate')
    await station.fleet.removes('SN-2')
    await lives(other, 5)
    await hq.knows(station)
    await hq.knows(other, 'west')
    await hq.stop()
    await lives(station, 20)
    const again = await new TestHeadquarters(hq.folder, servers).start()
    // Before anything is read it knows what it knew.
    expect((await again.fleet()).gateways.length).toBeGreaterThan(3)
    await again.knows(station)
    await again.knows(other, 'west')
    expect(again.said.join('\n')).not.toMatch(/lost its end|another one|put aside/)
  })

  test('wiped with its servers it is told everything again', async () => {
    const { servers, station, hq } = await world()
    await lives(station, 40)
    await hq.knows(station)
    await hq.stop()
    await lives(station, 20)
    servers.address = await freshServers()
    station.forward(linkTo(servers))
    const anew = await new TestHeadquarters(await tempFolder(), servers).start()
    await lives(station, 20)
    await anew.knows(station)
  })

  test('the last messages, lost at the servers, come again by themselves', async () => {
    const { servers, station, hq } = await world()
    await lives(station, 40)
    await hq.knows(station)
    const connection = await connect({ servers: [servers.address] })
    onTestFinished(() => connection.close())
    const manager = await jetstreamManager(connection)
    const { state } = await manager.streams.info('SITES')
    for (let n = 0; n < 5; n++) await manager.streams.deleteMessage('SITES', state.last_seq - n)
    await lives(station, 10)
    await hq.knows(station)
    // Whoever reads from the beginning finds no hole.
    await (await new TestHeadquarters(await tempFolder(), servers).start()).knows(station)
  })

  test('a stream that has lost its end is told once, nothing known is given up, and what comes again is read', async () => {
    const folder = await tempFolder()
    const [port = 0] = await freePorts(1)
    const [configFile, store] = [join(folder, 'server.conf'), join(folder, 'store')]
    await mkdir(store)
    const jet = `jetstream { store_dir: "${store}", max_memory_store: 64MB, max_file_store: 1GB }`
    await writeFile(configFile, `server_name: n1\nlisten: "127.0.0.1:${port}"\nmax_payload: 4MB\n${jet}\n`)
    const cluster = await startConfigured([{ name: 'n1', port, configFile }])
    onTestFinished(cluster.stop)
    const [server] = cluster.servers
    await (await makeSitesStream(cluster.addresses)).close()
    const servers: Servers = { address: cluster.addresses[0] ?? '' }
    const station = await new ForwardedStation(await tempFolder(), linkTo(servers)).start()
    const hq = await new TestHeadquarters(await tempFolder(), servers).start()
    await lives(station, 10)
    await hq.knows(station)
    await server?.kill()
    await cp(store, join(folder, 'before'), { recursive: true })
    await server?.start()
    await lives(station, 20)
    await hq.knows(station)
    await server?.kill()
    await rm(store, { recursive: true })
    await cp(join(folder, 'before'), store, { recursive: true })
    await server?.start()
    await lives(station, 20)
    await hq.knows(station)
    await vi.waitFor(async () => {
      const { open } = await hq.call('getIncidents', {})
      expect(open.map(({ kind }) => kind)).toEqual(['engine-fell'])
    }, 10_000)
    await (await new TestHeadquarters(await tempFolder(), servers).start()).knows(station)
  })

  test('garbage, bombs, forged words and the future are put aside, and everything else goes on', async () => {
    const { servers, station, hq } = await world()
    await lives(station, 10)
    await hq.knows(station)
    const connection = await connect({ servers: [servers.address] })
    onTestFinished(() => connection.close())
    const js = jetstream(connection)
    const head: MessageHead = {
      ...{ kind: 'commits', epoch: 'evil', session: 's', owesSnapshot: false, past: null, check: null, lastAt: 1 },
      ...{ from: '1790000000000-0123abcd:0', commit: '1790000000000-0123abcd:99' },
    }
    const send = async (bytes: Uint8Array, more: Readonly<Record<string, string>> = {}) => {
      const said = headers()
      for (const [name, value] of Object.entries({ ...headersOf(head), ...more })) said.set(name, value)
      await js.publish(commitSubject('evil'), bytes, { headers: said })
    }
    const packed = (value: unknown) => deflateRawSync(JSON.stringify(value))
    await send(Buffer.alloc(3_000_000, 7))
    await send(deflateRawSync(Buffer.alloc(100_000_000, ' ')))
    await send(packed({ schema: 2, kind: 'commits' }))
    await send(packed({ schema: 1, kind: 'commits', identities: [], commits: [] }), { 'Fw-Schema': '9' })
    await send(packed({ schema: 1, kind: 'gap', from: 0, to: 1 }))
    // It names another site, and gateways of it; the subject alone says whose they are.
    const [gateway] = station.fleet.gateways
    const gateways = [{ ...gateway, id: 'east/SN-1' }]
    const forged = { schema: 1, kind: 'snapshot', part: 1, of: 1, site: 'east', gateways }
    await send(packed(forged), { 'Fw-Kind': 'snapshot' })
    await lives(station, 10)
    await hq.knows(station)
    await vi.waitFor(async () => {
      const { headquarters, gateways: all } = await hq.fleet()
      expect(headquarters?.sites.find(({ id }) => id === 'evil')?.setAside).toBe(5)
      expect(all.filter(({ site }) => site === 'evil').map(({ id }) => id)).toEqual(['evil/east/SN-1'])
    }, 10_000)
  })

  test('a key that may not hear the sites is said once, with what to do, and ends nothing', async () => {
    const may = 'permissions: { subscribe: ["_INBOX.>"] }'
    const cluster = await startCluster(
      1,
      `accounts { A { jetstream: enabled, users: [ { user: a, password: b, ${may} } ] } }`,
    )
    onTestFinished(cluster.stop)
    const login = { user: 'a', pass: 'b' }
    const hq = await new TestHeadquarters(await tempFolder(), { address: cluster.addresses[0] ?? '', login }).start()
    const said = () => hq.said.filter((line) => /may not hear the sites/.test(line))
    await vi.waitFor(() => expect(said()).toHaveLength(1), 10_000)
    await vi.waitFor(() => expect(hq.tries).toBeGreaterThan(2), 20_000)
    expect(said()).toHaveLength(1)
  })

  test('what only a site can do, and what is not here, is said and not answered with nothing', async () => {
    const { station, hq } = await world()
    await lives(station, 5)
    await hq.knows(station)
    await expect(hq.call('editGateway', { id: 'east/SN-1', alias: 'x' })).rejects.toThrow('only-at-site')
    await expect(hq.call('getSenders', {})).rejects.toThrow('not-at-headquarters')
    await expect(hq.call('changeSettings', { receiverPort: 1234 })).rejects.toThrow('only-at-site')
    expect((await hq.call('changeSettings', { theme: 'dark' })).theme).toBe('dark')
    expect((await hq.call('getGateway', { id: 'east/SN-1' })).site).toBe('east')
  })
})

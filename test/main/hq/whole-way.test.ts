import { expect, onTestFinished, test } from 'vitest'
import type { HqLink } from '../../../src/main/hq/link'
import { natsLink } from '../../../src/main/hq/nats-link'
import { connectNats } from '../../../src/main/nats/connect'
import { formatPairing, type Pairing } from '../../../src/shared/hq/pairing'
import { standInSeed } from '../../../src/shared/hq/stand-in-seed'
import { sampleReport } from '../../support/box'
import { eventually } from '../../support/eventually'
import { readStream } from '../../support/hq/read-stream'
import { postReport, startStation } from '../../support/station'
import { describeWithHeadquarters, hq, startHeadquarters } from '../hq-setup/hq'

const STRAY = { id: 'x', headers: {}, bytes: new Uint8Array(), follows: 0 }

/** What the settings take of a pairing. */
const settingsOf = ({ user: site, servers, seed, ca }: Omit<Pairing, 'name'>) => ({
  headquarters: { site, name: 'East', servers: [...servers], seed, ca },
})

describeWithHeadquarters('a station and a headquarters as the commands set it up', () => {
  test('by the pairing file and nothing else the station gets through TLS, key and permissions', async () => {
    const headquarters = await startHeadquarters(1, ['east', 'west'])
    onTestFinished(headquarters.stop)
    const { call, url } = await startStation()
    const pairing = await headquarters.pairing('east')
    expect(formatPairing({ ...pairing, name: 'East' })).toContain('"site": "east"')
    const state = async () => (await call('getForwarding', {})).state

    await call('changeSettings', settingsOf(pairing))
    await eventually(async () => expect(await state()).toBe('connected'))
    expect((await postReport(url, JSON.stringify(sampleReport('SN-1')))).status).toBe(200)
    const reader = await headquarters.connect(await headquarters.access('hq'))
    await eventually(async () => {
      const reports = (await readStream(reader)).flatMap(({ message }) =>
        message.kind === 'commits'
          ? message.commits.flatMap(({ facts }) => facts.map(({ report }) => report?.[0]))
          : [],
      )
      expect(reports).toContain('SN-1')
    })
    expect(await call('getForwarding', {})).toMatchObject({ state: 'connected', problem: null })

    // A key of nobody, another's authority, another's site: each is said for what it is.
    await call('changeSettings', settingsOf({ ...pairing, seed: standInSeed() }))
    await eventually(async () =>
      expect(await call('getForwarding', {})).toMatchObject({ state: 'refused', problem: 'unauthorized' }),
    )
    const other = await startHeadquarters(1, [])
    onTestFinished(other.stop)
    const { ca } = await other.access('hq')
    await call('changeSettings', settingsOf({ ...pairing, ca }))
    await eventually(async () =>
      expect(await call('getForwarding', {})).toMatchObject({ state: 'refused', problem: 'certificate' }),
    )
    const west = await headquarters.pairing('west')
    for (const user of ['east', 'west']) {
      const stray = natsLink('east', () => connectNats({ ...west, user }, { name: 'stray', lasting: false }), 1000)
      const link = await new Promise<HqLink>((resolve) => {
        const made = stray({ onConnected: () => resolve(made), onDisconnected: () => undefined })
      })
      onTestFinished(() => link.close())
      await expect(link.last()).rejects.toMatchObject({ failure: { code: 'forbidden' } })
      await expect(link.publish(STRAY)).rejects.toMatchObject({ failure: { code: 'forbidden' } })
    }

    await call('changeSettings', settingsOf(pairing))
    await eventually(async () => expect(await state()).toBe('connected'))
    await hq('revoke', 'east', '--dir', headquarters.folder)
    for (const server of headquarters.cluster.servers) await server.reload()
    await eventually(async () =>
      expect(await call('getForwarding', {})).toMatchObject({ state: 'refused', problem: 'unauthorized' }),
    )
  }, 60_000)
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { OpenLink } from '../../../src/main/hq/link'
import { createStation } from '../../../src/main/station'
import type { CallName, Input, Reply } from '../../../src/shared/contract/calls'
import type { ForwardingView } from '../../../src/shared/contract/forwarding-views'
import { SECRET_MASK } from '../../../src/shared/contract/mask-secret'
import { standInSeed } from '../../../src/shared/hq/stand-in-seed'
import type { HeadquartersAccess } from '../../../src/shared/model/settings'
import { eventually } from '../../support/eventually'
import { FakeHeadquarters } from '../../support/hq/fake-headquarters'
import { postReport } from '../../support/station'
import { tempFolder } from '../../support/temp-folder'

const PAIRING: HeadquartersAccess = {
  servers: ['hq1.example:4222'],
  site: 'east',
  seed: standInSeed(),
  ca: '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUe0\n-----END CERTIFICATE-----',
  name: 'East',
}

const BODY = (sn: string) =>
  JSON.stringify({ gateway_sn: sn, gateway_name: 'gate', sub_devices: [{ ep_id: '1', ep_name: 'a', status: 1 }] })

/** A station whose way to headquarters is this one, and what it pushes. */
async function station(openLink: OpenLink, dataDir?: string) {
  const folder = dataDir ?? (await tempFolder())
  const options = { host: '127.0.0.1', port: 0, dataDir: folder, viewerHost: '127.0.0.1', viewerPort: 0 }
  const made = createStation(
    options,
    () => undefined,
    null,
    undefined,
    () => openLink,
  )
  await made.start()
  onTestFinished(() => made.stop())
  const pushed: ForwardingView[] = []
  made.subscribe((event) => event.type === 'forwarding' && pushed.push(event.forwarding))
  const call = async <N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>> => {
    const outcome = await made.call(name, input)
    if (!outcome.ok) throw new Error(outcome.problem.message)
    return outcome.value as never
  }
  return { station: made, folder, pushed, call, url: `http://127.0.0.1:${made.receiver().port}` }
}

test('a station that is paired sends what it keeps, says so, and forgets it when the pairing is removed', async () => {
  const hq = new FakeHeadquarters()
  const { call, url, pushed, folder } = await station(hq.openLink)
  expect(await call('getForwarding', {})).toMatchObject({ state: 'off', site: null })
  await postReport(url, BODY('SN-1'))
  expect(existsSync(join(folder, 'hq'))).toBe(false)
  expect(
    (await call('changeSettings', { headquarters: { ...PAIRING, servers: [...PAIRING.servers] } })).headquarters?.seed,
  ).toBe(SECRET_MASK)
  await eventually(() => expect(hq.messages.at(-1)?.head.kind).toBe('snapshot'))
  await postReport(url, BODY('SN-2'))
  await eventually(() => expect([...hq.folded().gateways].map(({ id }) => id).toSorted()).toEqual(['SN-1', 'SN-2']))
  expect(await call('getForwarding', {})).toMatchObject({ state: 'connected', site: 'east', waiting: 0, problem: null })
  await eventually(() => expect(pushed.at(-1)?.state).toBe('connected'))
  expect(hq.heartbeats.length).toBeGreaterThan(0)
  hq.goDown()
  await postReport(url, BODY('SN-2'))
  expect(await call('getForwarding', {})).toMatchObject({ state: 'disconnected', waiting: 1, problem: 'unreachable' })
  await eventually(() => expect(pushed.at(-1)?.state).toBe('disconnected'))
  await call('changeSettings', { headquarters: null })
  await eventually(() => expect(existsSync(join(folder, 'hq'))).toBe(false))
  expect(await call('getForwarding', {})).toMatchObject({ state: 'off' })
})

test('neither settings, diagnoses nor what is sent hold the key', async () => {
  const hq = new FakeHeadquarters()
  const { call } = await station(hq.openLink)
  await call('changeSettings', { headquarters: { ...PAIRING, servers: [...PAIRING.servers] } })
  await eventually(() => expect(hq.messages.length).toBeGreaterThan(0))
  const before = hq.messages.length
  await call('changeSettings', { webhook: { url: 'https://hooks.example/x', format: 'dingtalk', secret: 'TOP' } })
  await eventually(() => expect(hq.messages.length).toBeGreaterThan(before))
  const told = JSON.stringify([
    await call('getSettings', {}),
    await call('exportSettings', { secrets: true }),
    hq.messages,
    hq.heartbeats,
  ])
  expect(told).not.toContain(PAIRING.seed)
  expect(JSON.stringify(hq.messages)).not.toContain('TOP')
})

test('a pairing without its key is refused before anything else of the same change is done', async () => {
  const { station: made } = await station(new FakeHeadquarters().openLink)
  const headquarters = { ...PAIRING, servers: [...PAIRING.servers], seed: SECRET_MASK }
  expect(await made.call('changeSettings', { receiverHost: '127.0.0.2', headquarters })).toMatchObject({
    ok: false,
    problem: { field: 'headquarters.seed' },
  })
  expect(made.receiver()).toMatchObject({ listening: true, host: '127.0.0.1' })
})

test('a headquarters that never answers keeps no box waiting', async () => {
  const silent: OpenLink = (events) => {
    queueMicrotask(events.onConnected)
    const never = new Promise<never>(() => undefined)
    return {
      messageBytes: 1e6,
      last: () => never,
      publish: () => never,
      heartbeat: () => undefined,
      sealedDay: () => never,
      keepHistory: () => never,
      close: async () => undefined,
    }
  }
  const { url, call, station: made } = await station(silent)
  await call('changeSettings', { headquarters: { ...PAIRING, servers: [...PAIRING.servers] } })
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => postReport(url, BODY(`SN-${index}`))))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  await made.stop()
})

test('a way to headquarters that throws is told in the log, and costs no report', async () => {
  const { url, call } = await station(() => {
    throw new Error('broken')
  })
  await call('changeSettings', { headquarters: { ...PAIRING, servers: [...PAIRING.servers] } })
  expect((await postReport(url, BODY('SN-1'))).status).toBe(200)
})

import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fastClocks, real } from '../support/fast-station'
import { snapshots, startHost } from '../support/host'
import { postReport } from '../support/station'
import { tempFolder } from '../support/temp-folder'
import { WebhookServer } from '../support/webhook-server'

test('simulated boxes are shown instead of the real ones, marked, all of them heard; the real ones go on unseen', async () => {
  const { host, folder, heard, call, report, ids } = await startHost()
  await report('REAL-1')
  expect(await call('setSimulation', { boxes: 30 })).toEqual({ boxes: 30 })
  const shown = snapshots(heard).at(-1)
  expect(shown).toMatchObject({ simulated: true, receiver: { port: host.receiver().port } })
  expect(shown?.gateways).toHaveLength(30)
  expect(shown?.gateways.every(({ presence }) => presence === 'online')).toBe(true)
  expect(await call('getFleet', {})).toMatchObject({ simulated: true, receiver: { port: host.receiver().port } })
  expect(await report('REAL-2')).toBe(200)
  expect(await ids()).toHaveLength(30)
  await call('editGateway', { id: shown?.gateways[0]?.id ?? '', alias: 'not there' })

  expect(await call('setSimulation', { boxes: 0 })).toEqual({ boxes: 0 })
  expect(snapshots(heard).at(-1)).toMatchObject({ simulated: false })
  expect(await ids()).toEqual(['REAL-1', 'REAL-2'])
  expect(existsSync(join(folder, 'simulated', '1'))).toBe(false)
  const events = await call('getEvents', {})
  expect(new Set(events.events.map(({ gateway }) => gateway))).toEqual(new Set(['REAL-1', 'REAL-2']))
})

test('simulated boxes are named in the language of who asked, whatever that of the station is', async () => {
  const { call } = await startHost()
  await call('changeSettings', { language: 'en' })
  await call('setSimulation', { boxes: 13, language: 'zh' })
  const { gateways } = await call('getFleet', {})
  expect(gateways.map(({ name }) => name)).toContain('东门岗亭')
  expect(new Set(gateways.map(({ group }) => group))).toEqual(new Set(['园区 1']))
})

test('settings, rejections and the receiver are the real ones whatever is shown, and pushed as such', async () => {
  const { host, heard, call, report } = await startHost()
  await call('setSimulation', { boxes: 1 })
  await call('changeSettings', { theme: 'dark', anyPath: false })
  expect(heard).toContainEqual({ type: 'settings', settings: expect.objectContaining({ theme: 'dark' }) })
  await postReport(`http://127.0.0.1:${host.receiver().port}`, 'no report')
  await expect.poll(() => heard.filter(({ type }) => type === 'rejection')).toHaveLength(1)
  expect((await call('getRejections', {})).rejections).toHaveLength(1)
  await report('REAL-1')
  await call('setSimulation', { boxes: 0 })
  expect((await call('getSettings', {})).theme).toBe('dark')
})

test('a real receiver that is opened elsewhere is said while simulated boxes are shown', async () => {
  const { host, heard, call } = await startHost()
  await call('setSimulation', { boxes: 1 })
  const before = host.receiver().port
  await call('openReceiver', { port: before === 65_535 ? before - 1 : before + 1 }).catch(() => undefined)
  const { port } = host.receiver()
  await expect.poll(() => snapshots(heard).at(-1)?.receiver.port).toBe(port)
})

test('another number of boxes takes the place of the one before; of several at once the last counts', async () => {
  const { folder, heard, call, ids } = await startHost()
  const asked = [5, 0, 7, 3].map((boxes) => call('setSimulation', { boxes }))
  expect(await Promise.all(asked)).toEqual([{ boxes: 5 }, { boxes: 0 }, { boxes: 7 }, { boxes: 3 }])
  expect(await ids()).toHaveLength(3)
  expect(snapshots(heard).map(({ gateways }) => gateways.length)).toEqual([0, 5, 0, 7, 3])
  expect(await readdir(join(folder, 'simulated'))).toEqual(['3'])
})

test('real bad news reaches people and the webhook while simulated boxes are shown; simulated news reaches no webhook', async () => {
  const machine = fastClocks()
  const { heard, call, report } = await startHost({ machine })
  const webhook = await new WebhookServer().open()
  onTestFinished(() => webhook.close())
  await call('changeSettings', { webhook: { url: webhook.url, format: 'json', secret: null } })
  await call('setSimulation', { boxes: 3 })
  const alive = setInterval(() => void report('ALIVE').catch(() => undefined), real(15))
  onTestFinished(() => clearInterval(alive))
  await report('DIES', '将离线')
  await expect
    .poll(() => heard.flatMap((event) => (event.type === 'aside' ? [event.announcement] : [])), { timeout: 12_000 })
    .toContainEqual(expect.objectContaining({ news: 'bad', items: [expect.objectContaining({ gateway: 'DIES' })] }))
  await expect.poll(() => webhook.bodies.length, { timeout: 5000 }).toBeGreaterThan(0)
  expect(JSON.stringify(webhook.bodies)).toContain('DIES')
  const simulatedIds = (await call('getFleet', {})).gateways.map(({ id }) => id)
  for (const id of simulatedIds) expect(JSON.stringify(webhook.bodies)).not.toContain(id)
}, 20_000)

test('what a crash left of simulated boxes is gone after the next start', async () => {
  const dataDir = await tempFolder()
  await mkdir(join(dataDir, 'simulated', '1'), { recursive: true })
  await writeFile(join(dataDir, 'simulated', '1', 'fleet.db'), 'left')
  await startHost({ dataDir })
  expect(existsSync(join(dataDir, 'simulated'))).toBe(false)
})

test('simulated boxes that cannot be had leave the real ones on screen, and nothing behind', async () => {
  const { folder, heard, host, report, ids } = await startHost()
  await report('REAL-1')
  await writeFile(join(folder, 'simulated'), 'a file where the folder should be')
  expect(await host.call('setSimulation', { boxes: 2 })).toMatchObject({
    ok: false,
    problem: { code: 'simulation-failed', message: expect.stringContaining('simulated') },
  })
  expect(await ids()).toEqual(['REAL-1'])
  expect(snapshots(heard)).toHaveLength(1)
  await rm(join(folder, 'simulated'))
  expect(await host.call('setSimulation', { boxes: 2 })).toMatchObject({ ok: true })
})

test('a stop in the middle of a switch ends everything, and removes what was simulated', async () => {
  const { folder, host, call } = await startHost()
  const switching = call('setSimulation', { boxes: 20 }).catch(() => undefined)
  await host.stop()
  await switching
  expect(existsSync(join(folder, 'simulated', '1'))).toBe(false)
  expect(await host.call('setSimulation', { boxes: 1 })).toMatchObject({ ok: false, problem: { code: 'disconnected' } })
  // As a kill in the middle of a restore leaves it.
  await mkdir(join(folder, 'exchanged-2026-11-22T00-00-00-000Z', 'history'), { recursive: true })
  await host.start()
  expect(await call('getFleet', {})).toMatchObject({ simulated: false })
  expect((await readdir(folder)).filter((name) => name.startsWith('exchanged'))).toEqual([])
})

test('the secret of the webhook is told to nobody, and kept when its mask is sent back', async () => {
  const { heard, call } = await startHost()
  const webhook = await new WebhookServer().open()
  onTestFinished(() => webhook.close())
  const target = { url: webhook.url, format: 'feishu', secret: 'SEC-1' } as const
  const changed = await call('changeSettings', { webhook: target })
  expect(JSON.stringify([changed, await call('getSettings', {}), heard])).not.toContain('SEC-1')
  const { secret } = changed.webhook ?? { secret: null }
  await call('changeSettings', { webhook: { ...target, format: 'feishu', secret } })
  expect(await call('exportSettings', { secrets: true })).toMatchObject({ settings: { webhook: target } })
  expect(JSON.stringify(await call('exportSettings', {}))).not.toContain('SEC-1')
  expect(await call('testWebhook', { webhook: { ...target, secret } })).toMatchObject({ delivered: true })
  expect(webhook.bodies.at(-1)).toMatchObject({ sign: expect.any(String) })
})

test('simulated boxes are judged by the real rules, also when those change', async () => {
  const { call } = await startHost()
  await call('changeSettings', { defaultPeriodSeconds: 40 })
  await call('setSimulation', { boxes: 1 })
  const period = async () => (await call('getFleet', {})).gateways[0]?.periodSeconds
  expect(await period()).toBe(40)
  await call('changeSettings', { defaultPeriodSeconds: 50 })
  await expect.poll(period).toBe(50)
  const patience = { late: 3, offline: 5, graceSeconds: 120 }
  await call('changeSettings', { patience })
  expect((await call('getSettings', {})).patience).toEqual(patience)
})

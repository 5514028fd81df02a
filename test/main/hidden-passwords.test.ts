import { expect, onTestFinished, test, vi } from 'vitest'
import { HiddenPasswords } from '../../src/main/hidden-passwords'
import type { PushEvent } from '../../src/shared/contract/push'
import { sharedClocks, startFastStation } from '../support/fast-station'
import { reportBytes } from '../support/fixtures'
import { postReport, startStation } from '../support/station'
import { tempFolder } from '../support/temp-folder'
import { WebhookServer } from '../support/webhook-server'

const SECRET = 'hunter2'
const CAMERA = `A1__rtsp://admin:${SECRET}@10.0.0.9/main`
const TOLD = 'A1__rtsp://admin:•••@10.0.0.9/main'
const SN = 'SZCCKQRAIJBAH0002'

/** A box whose camera has its password in its id, name and address, and with it in the box's fault and name. */
function reportWith(status: 'online' | 'offline'): string {
  const report = JSON.parse(reportBytes('d1-fog-status.json').toString())
  Object.assign(report.sub_devices[0], { ep_id: CAMERA, ep_name: CAMERA, ep_url: CAMERA, ep_status: status })
  Object.assign(report.gateway_ext_data, { status: '-1', status_desc: `no picture: ${CAMERA}` })
  return JSON.stringify({ ...report, gateway_name: `box of ${CAMERA}` })
}

test('a camera’s password is told nowhere, and what was told is known again', async () => {
  const webhook = await new WebhookServer().open()
  onTestFinished(() => webhook.close())
  const folder = await tempFolder()
  const { station, url, call } = await startFastStation(sharedClocks(), folder)
  onTestFinished(() => station.stop())
  const pushed: PushEvent[] = []
  station.subscribe((event) => pushed.push(event))
  await call('changeSettings', { webhook: { url: webhook.url, format: 'json', secret: null }, alertDelaySeconds: 0 })
  await postReport(url, reportWith('online'))
  for (let n = 0; n < 3; n++) await postReport(url, reportWith('offline'))
  await vi.waitFor(async () => {
    await postReport(url, reportWith('offline'))
    expect(JSON.stringify(webhook.bodies)).toContain(TOLD)
  }, 20_000)
  await fetch(`${url}/SophonFogStatus`, { method: 'POST', body: `{"ep_url":"${CAMERA}"` })

  const day = { from: Date.now() - 864e5, to: Date.now() + 864e6 }
  const answers = [
    await call('getFleet', {}),
    await call('getGateway', { id: SN }),
    await call('getHistory', { id: SN, ...day }),
    await call('getEvents', {}),
    await call('getIncidents', {}),
    await call('getSenders', {}),
    await call('getRejections', {}),
    await call('getSummary', { kind: 'availability', ...day }),
    ...(await Promise.all(
      (['reports', 'devices', 'events', 'inventory', 'availability'] as const).map((kind) =>
        call('previewExport', { kind, ...day, whole: true }),
      ),
    )),
  ]
  for (const told of [...answers, pushed, webhook.bodies]) {
    expect(JSON.stringify(told)).not.toContain(SECRET)
    expect(JSON.stringify(told)).toMatch(/rtsp:\/\/admin:•••@10\.0\.0\.9/)
  }
  for (const kind of ['reports', 'devices', 'events', 'inventory', 'availability']) {
    const file = await station.download({ kind, ...day })
    if (!file.ok) throw new Error(file.problem.message)
    const parts: Uint8Array[] = []
    for await (const part of file.value.parts) parts.push(part)
    expect(Buffer.concat(parts).toString()).not.toContain(SECRET)
  }

  // What is no password stays as it was sent.
  await postReport(url, JSON.stringify({ gateway_sn: 'PLAIN', gateway_name: 'http://h:80', mail: 'x@y' }))
  const plain = (await call('getGateway', { id: 'PLAIN' })).lastReport
  expect([plain?.masked, plain?.body.includes('http://h:80')]).toEqual([false, true])

  const { masked, body } = (await call('getGateway', { id: SN })).lastReport ?? {}
  expect([masked, body?.includes(TOLD)]).toEqual([true, true])
  expect((await call('getRawReport', { id: SN }))?.body).toBe(reportWith('offline'))

  await call('mute', { scope: { kind: 'device', gateway: SN, device: TOLD } })
  const alerts = await call('getIncidents', {})
  expect(alerts.mutes).toMatchObject([{ scope: { device: TOLD } }])
  await call('acknowledge', { incidents: alerts.open.map(({ id }) => id) })
  expect((await call('getIncidents', {})).open.every(({ acknowledgedAt }) => acknowledgedAt !== null)).toBe(true)
  await call('unmute', { scope: { kind: 'device', gateway: SN, device: TOLD } })
  expect((await call('getIncidents', {})).mutes).toEqual([])

  const { events } = await call('getEvents', {})
  const paged: string[] = []
  for (let next: string | null | undefined; next !== null && paged.length < 100; ) {
    const page = await call('getEvents', { limit: 1, ...(next === undefined ? {} : { before: next }) })
    paged.push(...page.events.map(({ id }) => id))
    next = page.next
  }
  expect(paged).toEqual(events.map(({ id }) => id))
}, 40_000)

test('a box whose own id holds a password is exported by the id that was told', async () => {
  const { station, url, call } = await startStation()
  await postReport(url, JSON.stringify({ gateway_sn: CAMERA, gateway_name: 'gate' }))
  expect((await call('getFleet', {})).gateways.map(({ id }) => id)).toEqual([TOLD])
  expect(await station.download({ kind: 'inventory', gateway: TOLD })).toMatchObject({ ok: true })
})

test('what the user wrote is told as it was written, and settings as they are', async () => {
  const passwords = new HiddenPasswords()
  const own = { alias: CAMERA, note: CAMERA, tags: [CAMERA] }
  expect(passwords.hide({ ...own, name: CAMERA })).toEqual({ ...own, name: TOLD })
  const webhook = { url: 'https://me:hunter2@example.test' }
  const ask = async (said: unknown) => ({ ok: true as const, value: said })
  expect(await passwords.answered('changeSettings', webhook, ask)).toEqual({ ok: true, value: webhook })
  expect(
    await passwords.answered('getEvents', { before: TOLD }, async (said) => ({ ok: true, value: [said] })),
  ).toEqual({
    ok: true,
    value: [{ before: TOLD }],
  })
  expect(passwords.meant({ [TOLD]: TOLD, other: 'a •••' })).toEqual({ [CAMERA]: CAMERA, other: 'a •••' })
})

test('however many there are, what is remembered of them is bounded', () => {
  const passwords = new HiddenPasswords()
  for (let n = 0; n < 10_050; n++) passwords.hide(`rtsp://u${n}:x@h`)
  expect(passwords.meant('rtsp://u10049:•••@h')).toBe('rtsp://u10049:x@h')
  expect(passwords.meant('rtsp://u0:•••@h')).toBe('rtsp://u0:•••@h')
})

test('a list that is told again is looked at once if there is nothing to hide in it, and each time if there is', () => {
  const hidden = new HiddenPasswords()
  const clean = { devices: [{ id: 'a', url: 'rtsp://10.0.0.9/main' }] }
  expect([hidden.hide(clean), hidden.hide(clean)]).toEqual([clean, clean])
  const telling = { devices: [{ id: CAMERA }] }
  expect([hidden.hide(telling), hidden.hide(telling)]).toEqual(Array(2).fill({ devices: [{ id: TOLD }] }))
  expect(hidden.meant(TOLD)).toBe(CAMERA)
})

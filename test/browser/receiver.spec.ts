import { request } from 'node:http'
import type { Page } from '@playwright/test'
import { encode } from 'uqr'
import { modulesPath } from '../../src/renderer/ui/QrCode'
import { sampleReport } from '../support/box'
import { expect, type Twin, test } from './fixture'

/** Posts from a loopback address of its own, as another machine would; answers with the status. */
function postFrom(address: string, { receiver }: Twin, body: unknown, path = '/SophonFogStatus'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${receiver}${path}`, { method: 'POST', localAddress: address, agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

const set = (twin: Twin, settings: object) =>
  fetch(`${twin.viewer}/api/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  })

const panel = (page: Page, title: string) =>
  page.locator('section.panel').filter({ has: page.getByText(title, { exact: true }) })

const showReceiver = (page: Page) => page.getByRole('navigation').getByText('Receiver').click()

test('the receiver tests itself and says what it found; its address can be scanned', async ({ twin, open }) => {
  const page = await open()
  await showReceiver(page)
  const selfTest = panel(page, 'Connectivity self-test')
  const checks = selfTest.getByRole('listitem')
  await expect(checks.filter({ hasText: 'In order: The port is open' })).toContainText('127.0.0.1')
  await expect(checks.filter({ hasText: 'Own report arrives' })).toHaveText(/In order.*127\.0\.0\.1 · \d+ ms/)
  await expect(checks.filter({ hasText: 'Disk space' })).toContainText('free')
  await expect(checks.filter({ hasText: 'Only this computer can report' })).toContainText('Needs a look')
  await expect(selfTest.getByText('Let it listen on 0.0.0.0, which is every address.')).toBeVisible()
  await expect(page.locator('.receiver-head')).toContainText('Accepted 0 · Rejected 0')
  await selfTest.getByRole('button', { name: 'Run' }).click()
  await expect(checks.first()).toBeVisible()

  const url = `${twin.receiver}/SophonFogStatus`
  await expect(page.locator('.receiver-url').first()).toHaveText(url)
  const qr = page.getByRole('img', { name: `QR code of ${url}` })
  await expect(qr.locator('path')).toHaveAttribute('d', modulesPath(encode(url, { ecc: 'M', border: 0 }).data))
  await expect(qr).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark'
  })
  await expect(qr).toHaveCSS('background-color', 'rgb(255, 255, 255)')
})

test('who is not on the list is unknown until allowed; who is ignored is not listed again', async ({ twin, open }) => {
  await postFrom('127.0.0.5', twin, sampleReport('SN-5'))
  await set(twin, { allowedSenders: ['127.0.0.5'] })
  expect(await postFrom('127.0.0.7', twin, sampleReport('SN-7'))).toBe(403)
  expect(await postFrom('127.0.0.8', twin, sampleReport('SN-8'))).toBe(403)
  const page = await open()
  await showReceiver(page)
  const unknown = panel(page, 'Unknown senders').getByRole('listitem')
  await expect(unknown).toHaveCount(2)
  await expect(unknown.filter({ hasText: '127.0.0.7' })).toContainText('1 request · The address is not on the list')

  await page.getByRole('button', { name: 'Allow 127.0.0.7' }).click()
  await expect.poll(() => postFrom('127.0.0.7', twin, sampleReport('SN-7'))).toBe(200)
  await expect(unknown).toHaveCount(1)
  await page.getByRole('button', { name: 'Ignore 127.0.0.8' }).click()
  await expect(unknown).toHaveCount(0)
  expect(await postFrom('127.0.0.8', twin, sampleReport('SN-8'))).toBe(403)

  const senders = panel(page, 'Senders').getByRole('row')
  await expect(senders.filter({ hasText: '127.0.0.7' })).toContainText('东门岗亭')
  const ignored = senders.filter({ hasText: '127.0.0.8' })
  await expect(ignored).toContainText('Not allowed')
  await page.getByLabel('Filter senders').fill('0.0.8')
  await expect(senders).toHaveCount(2)
  await page.getByRole('button', { name: 'List 127.0.0.8 among the unknown senders again' }).click()
  await expect(unknown.filter({ hasText: '127.0.0.8' })).toBeVisible()
})

test('two addresses that claim one serial in turn are a conflict; many boxes behind one are none', async ({
  twin,
  open,
}) => {
  for (const n of [1, 2, 3]) await postFrom('127.0.0.9', twin, sampleReport(`SN-9${n}`))
  for (const n of [5, 6, 5, 6]) await postFrom(`127.0.0.${n}`, twin, sampleReport('SN-CLONE'))
  const page = await open()
  await showReceiver(page)
  const senders = panel(page, 'Senders')
  await expect(senders.locator('.note')).toContainText(
    'is reported by more than one address in turn: 127.0.0.5, 127.0.0.6.',
  )
  await expect(senders.getByRole('row').filter({ hasText: '127.0.0.9' })).toContainText('3 boxes behind one address')
  await senders.locator('.note').getByRole('button').click()
  await expect(page.getByRole('heading', { name: '东门岗亭' })).toBeVisible()
})

test('what was refused is filtered and cleared, and a body that breaks off is marked where it does', async ({
  twin,
  open,
}) => {
  await twin.report('{"gateway_sn": "SN-', '/SophonFogStatus')
  await twin.report({ hello: 1 }, '/elsewhere')
  const page = await open()
  await showReceiver(page)
  const rows = page.locator('button.rejection')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('404')
  const filter = page.getByLabel('Filter rejected requests')
  await filter.fill('sn- 400')
  await expect(rows).toHaveCount(1)
  await rows.click()
  await expect(page.locator('.rejection-detail')).toContainText('POST /SophonFogStatus')
  await expect(page.locator('.rejection-detail mark')).toHaveCount(1)
  await expect(page.getByText('The body ends here, before it is complete.')).toBeVisible()
  await filter.fill('nothing like it')
  await expect(page.getByText('No rejected request matches “nothing like it”.')).toBeVisible()
  await filter.press('Escape')
  await expect(rows).toHaveCount(2)
  const clear = page.getByRole('button', { name: 'Clear', exact: true })
  await page.route('**/api/rejections/clear', (route) => route.abort(), { times: 1 })
  await clear.click()
  await expect(page.locator('.corner').getByRole('alert')).toBeVisible()
  await expect(rows).toHaveCount(2)
  await clear.click()
  await expect(page.getByText('No request was refused.')).toBeVisible()
  await page.reload()
  await showReceiver(page)
  await expect(page.getByText('No request was refused.')).toBeVisible()
})

test('a restart closes the port and opens it again; the simulated fleet is switched here', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await showReceiver(page)
  const since = async () =>
    ((await (await fetch(`${twin.viewer}/api/fleet`)).json()) as { receiver: { listeningSince: string } }).receiver
      .listeningSince
  const before = await since()
  await page.getByRole('button', { name: 'Restart' }).click()
  await expect.poll(since).not.toBe(before)
  expect(await twin.report(sampleReport('SN-1'))).toBe(200)

  const simulated = page.getByRole('switch', { name: 'Simulated fleet' })
  await simulated.click()
  await expect(simulated).toHaveAttribute('aria-checked', 'true')
  await expect(page.locator('.simulated-pill')).toBeVisible()
  await simulated.click()
  await expect(page.locator('.simulated-pill')).toHaveCount(0)
  await page.getByRole('navigation').getByText('Fleet').click()
  await expect(page.getByRole('gridcell')).toHaveCount(1)
})

import { formatPairing } from '../../src/shared/hq/pairing'
import { standInSeed } from '../../src/shared/hq/stand-in-seed'
import { sampleReport } from '../support/box'
import { freePorts } from '../support/nats/free-ports'
import { expect, test } from './fixture'

const ca = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUe0\n-----END CERTIFICATE-----'

test('a station is paired by one file, says what keeps it from headquarters, and is let go again', async ({
  twin,
  open,
}) => {
  const [port = 0] = await freePorts(1)
  const seed = standInSeed()
  const pairing = formatPairing({ user: 'hangzhou-2', name: '杭州二厂', servers: [`127.0.0.1:${port}`], ca, seed })
  const fileWith = (text: string) => ({ name: 'pairing.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  const good = fileWith(pairing)
  const bad = fileWith(pairing.replace(seed, `${seed.slice(0, -1)}${seed.endsWith('A') ? 'B' : 'A'}`))

  const page = await open()
  await page.keyboard.press('Control+,')
  const section = page.locator('#settings-headquarters')
  const file = section.getByLabel('Pairing')
  await file.setInputFiles(bad)
  await expect(section.getByRole('alert')).toHaveText(/^The key in the file is damaged/)
  await file.setInputFiles(good)
  await expect(section.getByText('杭州二厂')).toBeVisible()
  await expect(section.getByRole('alert')).toHaveCount(0)
  await expect(section.getByRole('status')).toHaveText(/^HQ: no connection since \d\d:\d\d/)

  // Where there is nobody, what is kept waits; boxes notice nothing.
  for (const sn of ['SN-1', 'SN-2', 'SN-3']) expect(await twin.report(sampleReport(sn))).toBe(200)
  await expect(section.getByRole('status')).toHaveText(/· 3 reports waiting, oldest \d\d:\d\d$/)
  expect(await (await fetch(`${twin.viewer}/api/settings`)).text()).not.toContain(seed)

  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Receiver' }).click()
  const note = page.locator('.forwarding-note')
  await expect(note).toContainText('No server of headquarters answers.')
  await expect(note).toContainText('Nothing is lost')
  await note.getByRole('button', { name: 'Headquarters settings' }).click()

  await section.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(section.getByRole('button', { name: 'Choose pairing file…' })).toBeVisible()
  await expect.poll(async () => (await (await fetch(`${twin.viewer}/api/forwarding`)).json()).state).toBe('off')
})

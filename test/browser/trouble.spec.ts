import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { DEFAULT_SETTINGS } from '../../src/shared/model/settings'
import { fleet, gateway, receiver } from '../renderer/gateways'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'

test('a station that is gone is said to be, and what is shown stays', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await expect(page.getByRole('gridcell')).toHaveCount(1)
  await twin.kill()
  await expect(page.getByText('The connection to the station is lost.')).toBeVisible()
  await expect(page.getByRole('gridcell')).toHaveCount(1)
})

// The headless station ends when its port is taken; the desktop app stays.
test('a port that is taken at the start is a banner with two ways out', async ({ page }) => {
  const owner = { program: 'node.exe', pid: 8124 }
  const since = '2026-11-22T10:00:00.000Z'
  const problem = { code: 'port-in-use', message: '', since, port: 9528, freePort: 9529, owner } as const
  const stopped = receiver({ listening: false, problem })
  const station = await openPlayed(page, fleet([gateway('SN-1')], { receiver: stopped }))
  const banner = page.getByRole('alert')
  await expect(banner).toContainText('The receiver is not running: port 9528 is used by “node.exe” (PID 8124).')
  await banner.getByRole('button', { name: 'Use port 9529' }).click()
  await banner.getByRole('button', { name: 'Try again' }).click()
  expect(await station.opened()).toEqual([{ port: 9529 }, {}])
})

const STORAGE = {
  ...{ folder: '/data', bytes: { journals: 0, history: 0, checkpoint: 0 }, days: [], keepDays: 90, keepBytes: 5e9 },
  ...{
    forecast: { bytesPerDay: null, days: 90 },
    freeBytes: 0,
    room: 'full',
    lastBackupAt: null,
    backups: [],
    problem: null,
  },
}

const ACCESS = {
  ...{ passwordSetAt: null, askedHost: '127.0.0.1', onlyHere: true, encrypted: false },
  ...{ origins: [], sessions: 0, wallLinks: [] },
}

for (const [code, said] of [
  ['storage-full', 'the disk that holds the data folder is full'],
  ['storage-failed', 'the data folder cannot be written'],
] as const) {
  test(`${code} is a banner that says since when, what is kept and what to do`, async ({ page }) => {
    const problem = { code, message: '', since: '2026-11-20T10:00:00.000Z', port: 9528, freePort: null, owner: null }
    const answers = { getSettings: DEFAULT_SETTINGS, getStorage: STORAGE }
    await openPlayed(page, fleet([gateway('SN-1')], { receiver: receiver({ problem }) }), answers)
    const banner = page.getByRole('alert')
    await expect(banner).toContainText(`Reports are refused: ${said}.`)
    await expect(banner).toContainText('Since 20 Nov')
    await expect(banner).toContainText('What came before stays')
    // The boxes are heard: nothing is frozen, and opening the port again would help nobody.
    await expect(banner).not.toContainText('frozen')
    await expect(banner.getByRole('button', { name: 'Try again' })).toHaveCount(0)
    await banner.getByRole('button', { name: 'Show data settings' }).click()
    await expect(page.locator('#settings-data')).toBeInViewport()
  })
}

test('what the settings could not read while the station was gone is there once it is back', async ({ page }) => {
  const station = await openPlayed(page, fleet([gateway('SN-1')]), { getSettings: DEFAULT_SETTINGS })
  await station.tell({ type: 'connection', state: 'lost' })
  await page.keyboard.press('5')
  await expect(page.getByLabel('Keep history for')).toBeAttached()
  await station.answer('getStorage', STORAGE)
  await station.answer('getAccess', ACCESS)
  await station.tell({ type: 'connection', state: 'open' })
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set password…' })).toBeVisible()
})

test('a new port that is taken is refused at its field, and the old one stays', async ({ open }) => {
  const other = await occupy()
  const page = await open()
  await page.keyboard.press('4')
  const listening = await page.locator('.pill').textContent()
  await page.getByLabel('Port').fill(String(other.port))
  await page.getByLabel('Port').press('Enter')
  await expect(page.getByRole('alert')).toHaveText(
    'Another program uses this port. Choose another port, or end that program.',
  )
  await expect(page.locator('.pill')).toHaveText(listening ?? '')
  await other.leave()
})

test('a refused request is listed with its hint and its body', async ({ twin, open }) => {
  await twin.report('{"gateway_sn": "SN-', '/SophonFogStatus')
  const page = await open()
  await page.keyboard.press('4')
  await page.getByRole('button', { name: /The body cannot be read/ }).click()
  await expect(page.locator('.rejection-detail')).toContainText('{"gateway_sn": "SN-')
})

/** Another program on a port. */
async function occupy() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, leave: () => new Promise((resolve) => server.close(resolve)) }
}

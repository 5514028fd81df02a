import type { ScopeView } from '../../src/shared/contract/scope-views'
import type { SiteView } from '../../src/shared/contract/site-views'
import type { FleetView, GatewayView } from '../../src/shared/contract/views'
import { DEFAULT_SETTINGS } from '../../src/shared/model/settings'
import { iso } from '../../src/shared/time/iso'
import { minutes } from '../../src/shared/time/millis'
import { fleet, gateway, NOW } from '../renderer/gateways'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'
import { sampleEngineGone, sampleHeadquarters } from './sample-headquarters'

const BOXES = { offline: 0, abnormal: 0, late: 0, online: 2000, muted: 0, unobserved: 0, expected: 0 }

const site = (n: number, boxes: Partial<typeof BOXES> = {}): SiteView => ({
  id: `s${n}`,
  name: `Works ${n}`,
  link: {
    state: n === 7 ? 'down' : 'live',
    since: iso(NOW),
    heardAt: iso(NOW),
    asOf: iso(NOW - minutes(9)),
    behindSeconds: 0,
    waiting: 0,
    error: null,
    clockOffSeconds: 0,
  },
  boxes: { ...BOXES, ...boxes },
  whole: true,
  setAside: 0,
  setAsideReason: null,
})

const SITES = Array.from({ length: 50 }, (_, n) => site(n, n === 3 ? { online: 1998, offline: 2 } : {}))

const box = (at: string, n: number, otherwise: Partial<GatewayView> = {}) =>
  gateway(`${at}/SN-${n}`, { site: at, name: `Box ${n}`, ...otherwise })
const ILL = [1, 2].map((n) => box('s3', n, { presence: 'offline', presenceSince: iso(NOW - minutes(n)) }))

const scope = (otherwise: Partial<ScopeView> = {}): ScopeView => ({
  viewer: 'v1',
  sites: [],
  leftOut: [],
  total: 100_000,
  attention: { total: 2, shown: 2 },
  ...otherwise,
})

const shown = (gateways: readonly GatewayView[], of: ScopeView): FleetView =>
  fleet(gateways, {
    headquarters: { engineGoneSince: null, telling: { role: 'alone', leader: null }, sites: SITES },
    scope: of,
  })

test('of 100,000 boxes the page has the sites, what needs attention, and what is chosen or found', async ({ page }) => {
  const station = await openPlayed(page, shown(ILL, scope()), { lookAt: scope() })
  const asked = async () => (await station.asked('lookAt')).at(-1)
  await expect(page.getByRole('button', { name: /^Total/ })).toContainText('100,000')
  await expect(page.getByRole('button', { name: /^Offline/ })).toContainText('2')
  await expect(page.locator('.overview-site')).toHaveCount(50)
  await expect(page.locator('.overview-site.down')).toContainText('No contact')
  await expect(page.locator('.overview-attention .tile')).toHaveCount(2)
  expect(await station.asked('lookAt')).toEqual([])

  // A site: headquarters is asked for it, and sends it whole.
  await page.getByRole('button', { name: /^Works 3 / }).click()
  await expect.poll(asked).toEqual({ viewer: 'v1', sites: ['s3'], boxes: [] })
  const whole = Array.from({ length: 300 }, (_, n) => box('s3', n + 3))
  await station.tell({ type: 'snapshot', fleet: shown([...ILL, ...whole], scope({ sites: ['s3'], leftOut: ['s4'] })) })
  await expect(page.locator('.cell')).toHaveCount(302)
  await expect(page.getByText('those of Works 4 are not shown')).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(asked).toEqual({ viewer: 'v1', sites: [], boxes: [] })

  // A search: it looks through all of them, and says what it does not show.
  await station.tell({ type: 'snapshot', fleet: shown(ILL, scope()) })
  const found = box('s9', 77, { name: 'Canteen 77' })
  await station.answer('findBoxes', { gateways: [found], total: 4711 })
  await page.keyboard.press('/')
  await page.keyboard.type('canteen')
  await expect.poll(asked).toEqual({ viewer: 'v1', sites: [], boxes: ['s9/SN-77'] })
  await station.push({ seq: 2, at: iso(NOW), gateways: [found], scope: scope() })
  await expect(page.getByText('1 of 4,711 boxes that were found are shown')).toBeVisible()
  await expect(page.locator('.cell')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('.overview-site')).toHaveCount(50)

  // The palette finds it too, and its page is shown when it comes.
  await station.push({ seq: 3, at: iso(NOW), removed: ['s9/SN-77'] })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('canteen')
  await page
    .getByRole('option', { name: /Canteen 77/ })
    .first()
    .click()
  await expect.poll(asked).toEqual({ viewer: 'v1', sites: [], boxes: ['s9/SN-77'] })
  await station.push({ seq: 4, at: iso(NOW), gateways: [found] })
  await expect(page.getByRole('heading', { name: 'Canteen 77' })).toBeVisible()

  // What only its site may change is not offered, and the keys for it say why nothing comes of them.
  await expect(page.locator('.gateway-head').getByRole('button', { name: /Mute|Tag|Rename/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Remove from fleet/ })).toHaveCount(0)
  await page.keyboard.press('F2')
  await expect(page.getByText('Headquarters only looks. Do this at the site.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name of the box' })).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Copy IP')
  await expect(page.getByRole('dialog')).not.toContainText('Rename')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+4')
  await expect(page.locator('.wall-overview .overview-site')).toHaveCount(50)
  await expect(page.locator('.wall-overview')).toContainText('Works 49')
})

test('each way in which a link may stand has a picture of its own, and none of them calls a box offline', async ({
  page,
}) => {
  const now = Date.now()
  const sites = sampleHeadquarters('en', now)
  const station = await openPlayed(page, sites, { getSettings: DEFAULT_SETTINGS })
  const links = page.locator('.site-link')
  const offline = await page.getByRole('button', { name: /^Offline/ }).textContent()
  await expect(links).toContainText([
    /North works.*Live$/,
    /Harbour.*No contact.*Last known/,
    /Airport cargo.*Catching up.*12 min/,
    /Old town.*Cannot send.*Last known/,
  ])
  const tip = (n: number) => links.nth(n).getAttribute('data-tip')
  expect(await tip(1)).toMatch(/Nothing heard since .* whether they are well is not known/)
  expect(await tip(2)).toMatch(/12 min behind\. Boxes are shown as of then\.\n2,140 reports are waiting/)
  expect(await tip(3)).toContain('what it sends does not arrive: ENOSPC')
  await expect(page.locator('.banner')).toHaveCount(0)

  await station.tell({ type: 'snapshot', fleet: sampleEngineGone('en', now) })
  await expect(page.locator('.banner')).toHaveCount(1)
  await expect(page.locator('.banner')).toContainText('The servers of headquarters cannot be reached')
  for (let n = 0; n < 4; n++) await expect(links.nth(n)).toContainText('Not known')
  await expect(page.getByRole('button', { name: /^Offline/ })).toHaveText(offline ?? '')

  // Its own disk is nobody else's fault, and no box is refused.
  const since = iso(now - minutes(3))
  const problem = { code: 'storage-full', message: 'no room', since, port: 0, freePort: null, owner: null } as const
  await station.tell({ type: 'snapshot', fleet: { ...sites, receiver: { ...sites.receiver, problem } } })
  await expect(page.locator('.banner')).toContainText('Headquarters cannot record what happens')
  await expect(page.locator('.banner')).not.toContainText('boxes report')
  // Before the first site there is nobody to filter, and no receiver whose senders could be chosen.
  const headquarters = { engineGoneSince: null, telling: { role: 'alone', leader: null }, sites: [] } as const
  await station.tell({ type: 'snapshot', fleet: { ...sites, gateways: [], headquarters } })
  await expect(page.getByText('No site yet')).toBeVisible()
  await page.keyboard.press('5')
  await expect(page.locator('#settings-security')).toBeVisible()
  await expect(page.getByLabel('Allowed senders')).toHaveCount(0)
})

import { setTimeout as pause } from 'node:timers/promises'
import { hasNats } from '../support/nats/has-nats'
import { expect, real, test } from './headquarters-twin'

test.skip(!hasNats(), 'there is no nats-server on this machine (Debian: apt-get install nats-server)')

const BOXES = Array.from({ length: 100 }, (_, n) => `SN-${String(n).padStart(3, '0')}`)

test('a link that is cut for minutes is one incident and no box alert; what happened meanwhile is told in one digest', async ({
  hq,
  page,
}) => {
  test.setTimeout(180_000)
  const [ill = '', ...others] = BOXES
  hq.play(others)
  let stopIll = hq.play([ill])
  await page.goto(hq.viewer)
  const site = page.locator('.site-link')
  await expect(site).toContainText('East works')
  await expect(site).toContainText('Live', { timeout: 20_000 })
  const total = page.getByRole('button', { name: /^Total/ })
  await expect(total).toContainText('100', { timeout: 20_000 })

  // On a machine that is busy the beginning may have taken long enough to be an incident: it has to be over, and told.
  const open = async () => (await hq.ask('getIncidents', {})).open.map(({ kind }) => kind)
  await expect.poll(open, { timeout: 60_000 }).toEqual([])
  await pause(real(30))
  const before = hq.told.length
  // At this pace a machine that stalls for a second and a half is an engine out of reach; that is not what this is about.
  const told = () =>
    hq.told.slice(before).filter(({ items }) => items.some(({ kind }) => kind !== 'engine-unreachable'))

  // What was is asked of the site: charts, the last report as it was received, and rows of an export.
  const [well = ''] = others
  const boxes = page.locator('.card, .tile')
  const lookAtBox = () =>
    boxes
      .filter({ hasText: `Box ${well}` })
      .first()
      .click()
  await lookAtBox()
  await expect(page.locator('.raw')).toContainText(well)
  await expect(page.locator('.charts-grid')).toHaveAttribute('aria-busy', 'false')
  await expect(page.locator('.charts-missing')).toHaveCount(0)
  const range = async () => ({ id: `east/${well}`, to: Date.parse((await hq.ask('getFleet', {})).at) })
  expect((await hq.ask('getHistory', await range())).samples.length).toBeGreaterThan(1)
  const preview = await hq.ask('previewExport', { kind: 'reports', names: 'keys', site: 'east' })
  expect(preview).toMatchObject({ away: [] })
  expect(preview.rows[0]?.at(-1)).toBe('East works')
  await page.goto(hq.viewer)

  // The site goes on by itself; nobody at headquarters can know how its boxes are.
  const cutAt = Date.now()
  hq.way.cut()
  await pause(real(20))
  stopIll()
  await expect(site).toContainText('No contact', { timeout: 20_000 })
  await expect(site).toContainText('Last known')
  await expect(page.locator('.toast').filter({ hasText: 'No contact with site East works' })).toBeVisible({
    timeout: 20_000,
  })
  // Nothing of it is sealed yet, so of the last day nothing is here: that is said, and not drawn as well or ill.
  await lookAtBox()
  await expect(page.locator('.charts-missing')).toContainText('still at the site')
  await page.goto(hq.viewer)
  await expect(page.getByRole('button', { name: /^Online/ })).toContainText('100')
  await expect(page.locator('.card.unlinked, .tile.unlinked, .section-head .link-mark').first()).toBeVisible()
  await pause(Math.max(0, cutAt + real(180) - Date.now()))
  // It comes back before the link does: bad and good again, both unheard.
  stopIll = hq.play([ill])
  await pause(real(90))
  expect((await open()).filter((kind) => kind !== 'engine-unreachable')).toEqual(['site-link-down'])
  expect(told().map(({ items }) => items.map(({ kind }) => kind))).toEqual([['site-link-down']])

  const restoredAt = await hq.ask('getFleet', {})
  hq.way.restore()
  await expect(site).toContainText('Live', { timeout: 30_000 })
  await expect.poll(() => told().map(({ news }) => news), { timeout: 30_000 }).toContain('digest')
  const digests = told().filter(({ news }) => news === 'digest')
  expect(digests).toHaveLength(1)
  const [item] = digests[0]?.items ?? []
  expect(item).toMatchObject({ kind: 'gateway-offline', gateway: `east/${ill}`, news: 'recovery' })
  // By the times at which it was, not those at which it became known.
  expect(Date.parse(item?.until ?? '')).toBeLessThan(Date.parse(restoredAt.at))
  const { events } = await hq.ask('getEvents', { gateway: `east/${ill}`, kind: 'presence' })
  expect(events.map(({ to }) => to)).toEqual(['online', 'offline', 'late'])
  for (const { at } of events) expect(Date.parse(at)).toBeLessThan(Date.parse(restoredAt.at))
  await expect
    .poll(
      () =>
        told()
          .filter(({ items }) => items[0]?.kind === 'site-link-down')
          .map(({ news }) => news),
      {
        timeout: 30_000,
      },
    )
    .toEqual(['bad', 'recovery'])
})

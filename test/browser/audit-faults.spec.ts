import { auditPage, foreignWords, unreachable } from './audit'
import { axeFindings } from './axe'
import { expect, test } from './fixture'
import { openPlayed } from './played-station'
import { sampleFleet } from './sample-fleet'

/** What is planted into a page that is well, and what of it has to be found. */
const PLANTED: Readonly<Record<string, { readonly html: string; readonly found: RegExp }>> = {
  'pale text': { html: '<p style="color: #aaa; background: #fff">Pale</p>', found: /^contrast 2\.\d+: "Pale"/ },
  'pale text on a tint': {
    html: '<div style="background: #fff"><p style="color: #808080; background: #f001">Tint</p></div>',
    found: /^contrast [34]\.\d+: "Tint"/,
  },
  'text that is half transparent': {
    html: '<div style="opacity: 0.5; background: #fff"><p style="color: #555">Half</p></div>',
    found: /^contrast [23]\.\d+: "Half"/,
  },
  'small text': { html: '<p style="font-size: 10.5px">Small</p>', found: /^10\.5 px is too small: "Small"/ },
  'text that a zoom makes small': {
    html: '<p style="font-size: 12px; zoom: 0.8">Zoomed</p>',
    found: /too small: "Zoomed"/,
  },
  'text that is cut': {
    html: '<p style="width: 40px; overflow: hidden; white-space: nowrap">Cut in the middle</p>',
    found: /^cut off: "Cut in the middle"/,
  },
  'an address that is cut, though it is said to be': {
    html: '<p class="ell" style="width: 60px">192.168.100.200</p>',
    found: /^cut off: "192\.168\.100\.200"/,
  },
  'a line that is cut': {
    html: '<p style="height: 20px; line-height: 20px; overflow: hidden">One<br>Two<br>Three</p>',
    found: /^cut off: /,
  },
  'a page that is too wide': {
    html: '<div style="position: absolute; left: 0; top: 0; width: 3000px; height: 1px"></div>',
    found: /scrolls sideways/,
  },
  'a part that is too wide': { html: '<div style="width: 3000px; height: 1px"></div>', found: /^scrolls sideways/ },
  'a sentence of the other language': { html: '<p>需要处理</p>', found: /^another language: "需要处理"/ },
  'a name in the other language': {
    html: '<button type="button" aria-label="确认">×</button>',
    found: /^another language: "确认"/,
  },
  'a button under something': {
    html: '<div style="position: relative"><button type="button">Beneath</button><div style="position: absolute; inset: 0; background: #fff"></div></div>',
    found: /^out of reach: "Beneath"/,
  },
  'a button without a name': { html: '<button type="button"></button>', found: /^axe: button-name/ },
}

test('the audit finds what it looks for: each fault that is planted, and none where there is none', async ({
  page,
}) => {
  await openPlayed(page, sampleFleet({ boxes: 6, perSite: 6, now: Date.now() }))
  await expect(page.locator('.card').first()).toBeVisible()
  const axe = async () => (await axeFindings(page, 'main')).map((found) => `axe: ${found}`)
  const look = async (): Promise<readonly string[]> => [
    ...(await page.evaluate(auditPage)),
    ...(await page.evaluate(foreignWords, { language: 'en', foreign: ['需要处理'] } as const)),
    ...(await page.evaluate(unreachable)),
  ]
  expect([...(await look()), ...(await axe())]).toEqual([])
  for (const [what, { html, found }] of Object.entries(PLANTED)) {
    await page.evaluate((fault) => {
      const plant = document.createElement('div')
      plant.id = 'planted'
      plant.innerHTML = fault
      document.querySelector('main .page')?.prepend(plant)
    }, html)
    const seen = found.source.startsWith('^axe') ? await axe() : await look()
    expect(seen, what).toContainEqual(expect.stringMatching(found))
    await page.evaluate(() => document.querySelector('#planted')?.remove())
  }
  expect(await look()).toEqual([])
})

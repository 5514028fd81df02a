import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture'

/** Runs if anything of it is taken for markup, a template, or an address to go to. */
const HOSTILE = `"><img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1">\${window.ran=1}{{ran}}`
const LINK = 'javascript:window.ran=1'

const SAMPLES = new URL('../fixtures/reports/', import.meta.url)

const hostile = (sn: string, state: string) => ({
  gateway_ip: HOSTILE,
  gateway_name: `A ${HOSTILE}`,
  gateway_status: state,
  gateway_sn: sn,
  dev_sno: HOSTILE,
  gateway_ext_data: {
    sw_version: HOSTILE,
    sdk_version: HOSTILE,
    gateway_mac: HOSTILE,
    cpu_use: HOSTILE,
    memory_size: 1.5,
    memory_use: 0.7,
    status: HOSTILE,
    status_desc: HOSTILE,
    [HOSTILE]: HOSTILE,
  },
  sub_devices: [0, 1].map((i) => ({
    ep_id: `${HOSTILE}${i}`,
    ep_name: HOSTILE,
    ep_ip: LINK,
    ep_url: LINK,
    ep_status: i === 0 ? 'offline' : HOSTILE,
    ep_location: HOSTILE,
    ep_type: HOSTILE,
    ep_ext_data: { sw_version: HOSTILE, group_name: HOSTILE },
  })),
})

/** Every leaf of a report, text or not, made hostile and named by where it stands; a hostile field in every object. */
function hostileEverywhere(value: unknown, path: string, leaves: string[]): unknown {
  if (Array.isArray(value)) return value.map((item, i) => hostileEverywhere(item, `${path}.${i}`, leaves))
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, item]) => [key, hostileEverywhere(item, `${path}.${key}`, leaves)])
    return { ...Object.fromEntries(fields), [HOSTILE]: HOSTILE }
  }
  leaves.push(path)
  return `${HOSTILE}[${path}]`
}

async function expectInert(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in window,
    injected: document.querySelectorAll('img[src="x"], [onerror], [onload], body script:not([src])').length,
    links: [...document.querySelectorAll('a[href]')].filter(
      (a) => !/^(https?:|#|\/)/.test((a as HTMLAnchorElement).href),
    ).length,
  }))
  expect({ where, ...found }).toEqual({ where, ran: false, injected: 0, links: 0 })
}

test('what a box says is text wherever it is shown', async ({ twin, open }) => {
  test.setTimeout(60_000)
  const said: string[] = []
  const page = await open()
  page.on('dialog', (dialog) => void dialog.dismiss())
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) said.push(message.text())
  })
  const isInert = (where: string) => expectInert(page, where)

  for (const state of ['online', HOSTILE, '故障']) expect(await twin.report(hostile(`SN${HOSTILE}`, state))).toBe(200)
  expect(await twin.report(hostile('PLAIN', '故障'))).toBe(200)
  // Refused, and listed with path and body.
  expect(
    await twin.report(
      `<script>window.ran=1</script>${HOSTILE}`,
      `/${encodeURIComponent(HOSTILE)}?${encodeURIComponent(HOSTILE)}`,
    ),
  ).toBeGreaterThanOrEqual(400)
  expect(await twin.report({ [HOSTILE]: HOSTILE, gateway_sn: { [HOSTILE]: 1 } })).toBeGreaterThanOrEqual(400)

  const name = page.getByText('A "><img', { exact: false }).first()
  await expect(name).toBeVisible()
  await isInert('fleet')
  for (const screen of ['Events', 'Receiver', 'Reports', 'Settings']) {
    await page.getByRole('navigation').getByRole('button', { name: screen }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await isInert(screen)
    if (screen !== 'Receiver') continue
    const row = page.getByText('<img src=x', { exact: false }).first()
    await expect(row).toBeVisible()
    await row.click()
    await isInert('rejection')
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('A "><img')
  await expect(page.getByRole('option').first()).toBeVisible()
  await isInert('palette')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab').first()).toBeVisible()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await isInert(`gateway, ${await tab.innerText()}`)
  }
  // The policy is the second wall: nothing even came to it.
  expect(said).toEqual([])
})

test('nor does any field of any dialect become anything but text', async ({ twin, open }) => {
  test.setTimeout(60_000)
  const leaves: string[] = []
  const samples = readdirSync(SAMPLES).filter((name) => name.endsWith('.json'))
  for (const name of samples) {
    const sample: unknown = JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8'))
    expect(await twin.report(hostileEverywhere(sample, name.replace('.json', ''), leaves))).toBe(200)
  }
  // Eight dialects, and every field that the documentation knows of one.
  expect(samples.length).toBeGreaterThanOrEqual(8)
  expect(leaves.length).toBeGreaterThan(200)

  const page = await open()
  await page.getByRole('gridcell').first().dblclick()
  await expect(page.getByRole('tab').first()).toBeVisible()
  // To the first of them, whichever that is.
  for (let i = 0; i < samples.length; i++) await page.keyboard.press('k')
  const drawn = new Set<string>()
  for (let box = 0; box < samples.length; box++) {
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await expectInert(page, `box ${box}, ${await tab.innerText()}`)
    }
    // Its own report, and not still that of the box before.
    const samplesDrawn = async () => {
      for (const [, path = ''] of (await page.locator('pre.raw').innerText()).matchAll(/\[([\w.-]+)\]/g))
        drawn.add(path)
      return new Set([...drawn].map((path) => path.split('.')[0])).size
    }
    await expect.poll(samplesDrawn).toBe(box + 1)
    await page.keyboard.press('j')
  }
  // All of it was there to be taken for markup.
  expect(leaves.filter((path) => !drawn.has(path))).toEqual([])
})

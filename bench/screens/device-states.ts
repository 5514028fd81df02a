import type { Page } from '@playwright/test'
import type { FleetView } from '../../src/shared/contract/views'
import type { Millis } from '../../src/shared/time/millis'
import { sampleFleet } from '../../test/browser/sample-fleet'
import { type Language, type PlayedState, press } from './played-state'

const fleet = (language: Language, now: Millis) => sampleFleet({ boxes: 60, perSite: 10, now, language })

/** Of boxes that have no word for their temperature. */
function cold(language: Language, now: Millis): FleetView {
  const all = fleet(language, now)
  const gateways = all.gateways.map((box) => ({ ...box, metrics: { ...box.metrics, temperature: null } }))
  const trends = Object.fromEntries(
    Object.entries(all.trends).map(([id, trend]) => [id, { ...trend, temperature: [] }]),
  )
  return { ...all, gateways, trends }
}

/** The address that the sample gives the second sub-device of each box. */
const CAMERA = '192.168.13.2'

const filtered = (density: string, query: string) => async (page: Page) => {
  await press(density, '/')(page)
  await page.waitForTimeout(100)
  await page.keyboard.type(query)
  await page.waitForTimeout(300)
}

const asked = (query: string) => async (page: Page) => {
  await press('Control+k')(page)
  await page.keyboard.type(query)
  await page.waitForTimeout(300)
}

async function openCold(page: Page): Promise<void> {
  await press('Alt+1')(page)
  await page.locator('.card').first().click()
  await page.locator('.gateway-head').waitFor()
  await page.waitForTimeout(600)
}

/** Looking for a sub-device, and what boxes show that have one figure less. */
export const DEVICE_STATES: Readonly<Record<string, PlayedState>> = {
  'device-filter': { fleet, show: filtered('Alt+1', CAMERA) },
  'device-filter-compact': { fleet, show: filtered('Alt+2', CAMERA) },
  'device-filter-table': { fleet, show: filtered('Alt+3', CAMERA) },
  'device-palette': { fleet, show: asked(CAMERA) },
  'device-palette-down': { fleet, show: asked('offline') },
  'device-shown': {
    fleet,
    show: async (page) => {
      await asked(`${CAMERA} 192.168.10.24`)(page)
      await page.keyboard.press('Enter')
      await page.locator('.devices [aria-current]').waitFor()
      await page.waitForTimeout(300)
    },
  },
  'cold-table': { fleet: cold, show: press('Alt+3') },
  'cold-box': { fleet: cold, show: openCold },
}

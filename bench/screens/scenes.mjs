// @ts-check
/** @typedef {import('@playwright/test').Page} Page */

/** The ways to each screen and state, from a page that shows the fleet as it opens. */
export const SCENES = {
  fleet: async () => {},
  cards: density(1),
  compact: density(2),
  table: density(3),
  wall: density(4),
  selected: async (/** @type {Page} */ page) => {
    await density(1)(page)
    await page.locator('.card').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowRight')
  },
  nomatch: async (/** @type {Page} */ page) => {
    await page.keyboard.press('/')
    await page.waitForTimeout(100)
    await page.keyboard.type('no such box')
  },
  menu: async (/** @type {Page} */ page) => {
    await density(1)(page)
    await page.locator('.card').first().click({ button: 'right' })
  },
  box: openBox,
  'box-scrolled': async (/** @type {Page} */ page) => {
    await openBox(page)
    await page.locator('.raw').scrollIntoViewIfNeeded()
  },
  'box-devices': tab(1),
  'box-events': tab(2),
  'box-report': tab(3),
  events: async (/** @type {Page} */ page) => {
    await page.keyboard.press('2')
    await page.locator('.event').first().waitFor()
    const burst = page.locator('.event [aria-expanded="false"]').first()
    if ((await burst.count()) > 0) await burst.click()
  },
  reports: async (/** @type {Page} */ page) => {
    await page.keyboard.press('3')
    await page.waitForTimeout(1200)
  },
  receiver: async (/** @type {Page} */ page) => {
    await page.keyboard.press('4')
    await page.locator('button.rejection').first().click()
    await page.waitForTimeout(800)
  },
  settings: async (/** @type {Page} */ page) => {
    await page.keyboard.press('5')
    await page.locator('main h1').first().waitFor()
  },
  'settings-end': async (/** @type {Page} */ page) => {
    await page.keyboard.press('5')
    await page.locator('main h1').first().waitFor()
    await page.locator('nav').last().getByRole('button').last().click()
    await page.waitForTimeout(600)
  },
  palette: async (/** @type {Page} */ page) => {
    await page.keyboard.press('Control+k')
  },
  help: async (/** @type {Page} */ page) => {
    await page.keyboard.press('?')
  },
}

/** What is there once each density is drawn. */
const DRAWN = ['.card', '.tile, .site-panels', 'tr[data-place]', 'main[aria-label] .wall-box, main[aria-label] .card']

/** @param {number} place */
function density(place) {
  return async (/** @type {Page} */ page) => {
    await page.keyboard.press(`Alt+${place}`)
    await page
      .locator(DRAWN[place - 1] ?? '')
      .first()
      .waitFor()
    await page.waitForTimeout(200)
  }
}

/** @param {Page} page */
async function openBox(page) {
  await density(1)(page)
  await page.locator('.card').first().click()
  await page.locator('.gateway-head').waitFor()
  await page.waitForTimeout(800)
}

/** @param {number} place */
function tab(place) {
  return async (/** @type {Page} */ page) => {
    await openBox(page)
    await page.getByRole('tab').nth(place).click()
    await page.waitForTimeout(400)
  }
}

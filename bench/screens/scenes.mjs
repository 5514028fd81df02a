// @ts-check
/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(page: Page, station: import('./station.mjs').Station) => Promise<unknown>} Scene
 */

/**
 * @param {(page: Page, station: import('./station.mjs').Station) => Promise<unknown>} show from a fleet that is drawn
 * @returns {Scene}
 */
const fromFleet = (show) => async (page, station) => {
  await page.getByRole('navigation').first().waitFor()
  await page.locator('[data-gateway]').first().waitFor()
  // What is told in the corner has a scene of its own.
  await page.addStyleTag({ content: '.toasts { visibility: hidden }' })
  await show(page, station)
  await page.waitForTimeout(300)
}

/** @param {string[]} keys */
const press = (...keys) =>
  fromFleet(async (page) => {
    for (const key of keys) await page.keyboard.press(key)
  })

/** What is there once each density is drawn. */
const DRAWN = ['.card', '.tile, .site-panels', 'tr[data-place]', 'main[aria-label] .wall-box, main[aria-label] .card']

/**
 * @param {Page} page
 * @param {number} place
 */
async function inDensity(page, place) {
  await page.keyboard.press(`Alt+${place}`)
  await page
    .locator(DRAWN[place - 1] ?? '')
    .first()
    .waitFor()
}

/** @param {(page: Page) => Promise<unknown>} show */
const fromCard = (show) =>
  fromFleet(async (page) => {
    await inDensity(page, 1)
    await page.locator('.card').first().focus()
    await show(page)
  })

/** @param {(page: Page) => Promise<unknown>} show */
const fromBox = (show) =>
  fromCard(async (page) => {
    await page.keyboard.press('Enter')
    await page.locator('.gateway-head').waitFor()
    await page.waitForTimeout(600)
    await show(page)
  })

/**
 * @param {string} key
 * @param {string} drawn
 * @param {(page: Page) => Promise<unknown>} show
 */
const fromScreen = (key, drawn, show) =>
  fromFleet(async (page) => {
    await page.keyboard.press(key)
    await page.locator(drawn).first().waitFor()
    await show(page)
  })

/** @param {(page: Page) => Promise<unknown>} show */
const fromEvents = (show) => fromScreen('2', '.event', show)
/** @param {(page: Page) => Promise<unknown>} show */
const fromReports = (show) => fromScreen('3', '.report-preview', show)
/** @param {(page: Page) => Promise<unknown>} show */
const fromReceiver = (show) => fromScreen('4', '.checks, .self-test', show)
/** @param {(page: Page) => Promise<unknown>} show */
const fromSettings = (show) => fromScreen('5', '#settings-data .backups, #settings-data button', show)
/** @param {Page} page */
const nothing = async (page) => page.waitForTimeout(0)

/** A fleet that reports: each screen, and what opens on it. */
export const LIVE_SCENES = {
  fleet: fromFleet(nothing),
  selected: fromCard(async (page) => {
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowRight')
  }),
  tags: fromCard(async (page) => {
    await page.keyboard.press('Space')
    await page.keyboard.press('t')
    await page.getByRole('dialog').waitFor()
  }),
  removal: fromCard(async (page) => {
    await page.keyboard.press('Space')
    await page.locator('.bulk-bar button.danger').click()
    await page.getByRole('dialog').waitFor()
  }),
  wall: fromFleet((page) => inDensity(page, 4)),
  nomatch: fromFleet(async (page) => {
    await page.keyboard.press('/')
    await page.waitForTimeout(100)
    await page.keyboard.type('no such box')
    await page.locator('[data-gateway]').first().waitFor({ state: 'detached' })
  }),
  menu: fromCard(async (page) => page.locator('.card').first().click({ button: 'right' })),
  'mute-until': fromCard(async (page) => {
    await page.keyboard.press('m')
    await page
      .getByRole('menuitem')
      .filter({ hasText: /until a time|至指定时间/ })
      .click()
    await page.getByRole('dialog').waitFor()
  }),
  calendar: fromCard(async (page) => {
    await page.keyboard.press('m')
    await page
      .getByRole('menuitem')
      .filter({ hasText: /until a time|至指定时间/ })
      .click()
    await page.locator('.moment input').press('Alt+ArrowDown')
    await page.locator('.calendar').waitFor()
  }),
  'mutes-what': fromFleet(async (page) => {
    await page.locator('.bell').click()
    await page.getByRole('menuitem').last().click()
    await page.getByRole('dialog').locator('.choice').click()
    await page.getByRole('menu').waitFor()
  }),
  mutes: fromFleet(async (page) => {
    await page.locator('.bell').click()
    await page.getByRole('menuitem').last().click()
    await page.getByRole('dialog').waitFor()
  }),
  palette: press('Control+k'),
  'palette-found': fromFleet(async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('192.168.1.2')
  }),
  help: press('?'),
  box: fromBox(nothing),
  'box-scrolled': fromBox((page) => page.locator('.raw').scrollIntoViewIfNeeded()),
  'box-devices': fromBox((page) => page.getByRole('tab').nth(1).click()),
  'box-grid': fromBox(async (page) => {
    await page.getByRole('tab').nth(1).click()
    await page.locator('.devices .seg label').nth(1).click()
  }),
  'box-events': fromBox((page) => page.getByRole('tab').nth(2).click()),
  'box-report': fromBox((page) => page.getByRole('tab').nth(3).click()),
  'box-csv': fromBox((page) => page.locator('.gateway-actions button').nth(2).click()),
  events: fromEvents(nothing),
  'events-burst': fromEvents(async (page) => {
    const burst = page.locator('.event [aria-expanded="false"]').first()
    if ((await burst.count()) > 0) await burst.click()
  }),
  'events-none': fromEvents(async (page) => {
    await page.locator('#event-filter').fill('no such box')
    await page.locator('.event').first().waitFor({ state: 'detached' })
  }),
  'events-month': fromEvents(async (page) => {
    await page.locator('.event-filters button').filter({ hasText: '24' }).click()
    await page.getByRole('menuitemradio').nth(2).click()
    await page.waitForTimeout(600)
  }),
  'events-range': fromEvents(async (page) => {
    await page.locator('.event-filters button').filter({ hasText: '24' }).click()
    await page.getByRole('menuitemradio').last().click()
    await page.getByRole('dialog').waitFor()
  }),
  reports: fromReports(nothing),
  'reports-raw': fromReports(async (page) => {
    await page.locator('.report-kind').first().click()
    await page.waitForTimeout(600)
  }),
  'reports-scheduled': fromReports((page) => page.locator('.page-head button').last().click()),
  'reports-paper': fromReports(async (page) => {
    await page.evaluate(() => {
      window.print = () => {}
    })
    await page.locator('.page-head button').first().click()
    await page.locator('.print-sheet').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
  }),
  receiver: fromReceiver(nothing),
  'receiver-body': fromReceiver((page) => page.locator('button.rejection').first().click()),
  'receiver-broken': fromReceiver((page) => page.locator('button.rejection').nth(1).click()),
  settings: fromSettings(nothing),
  ...Object.fromEntries(
    [2, 4, 6, 8, 9].map((place) => [
      `settings-${place}`,
      fromSettings(async (page) => {
        await page.locator('.settings-page nav button').nth(place).click()
        await page.waitForTimeout(500)
      }),
    ]),
  ),
  'settings-wrong': fromSettings(async (page) => {
    const field = page.locator('#settings-offline input').first()
    await field.fill('1')
    await field.press('Enter')
  }),
  password: fromSettings(async (page) => {
    await page.locator('#settings-security button').last().click()
    await page.getByRole('dialog').waitFor()
  }),
  simulated: fromFleet(async (page, { viewer }) => {
    await fetch(`${viewer}/api/simulation`, json({ boxes: 24 }))
    await page.locator('.simulated-pill').waitFor()
    await page.waitForTimeout(3000)
    page.once('close', () => void fetch(`${viewer}/api/simulation`, json({ boxes: 0 })).catch(() => 'it has ended too'))
  }),
  removed: fromBox(async (page) => {
    await page.locator('.identity-remove button').click()
    await page.getByRole('dialog').getByRole('button').last().click()
    await page.locator('.corner').waitFor()
  }),
  lost: async (/** @type {Page} */ page) => {
    await page.addInitScript(() => {
      const Real = window.EventSource
      window.EventSource = class extends Real {
        /** @param {[url: string | URL, init?: EventSourceInit]} of */
        constructor(...of) {
          super(...of)
          setTimeout(() => this.dispatchEvent(new Event('error')), 3000)
        }
      }
    })
    await page.reload()
    await page.locator('.banner').first().waitFor()
    await page.waitForTimeout(300)
  },
}

/** A station that nobody reports to yet. */
export const FIRST_SCENES = {
  first: async (/** @type {Page} */ page) => page.locator('main h1').waitFor(),
  'first-refused': async (/** @type {Page} */ page, /** @type {import('./station.mjs').Station} */ { knock }) => {
    await page.locator('main h1').waitFor()
    await knock()
    await page.waitForTimeout(500)
  },
  events: empty('2'),
  reports: empty('3'),
  receiver: empty('4'),
}

/** A station that asks for a password. */
export const LOGIN_SCENES = {
  login: async (/** @type {Page} */ page) => page.locator('main h1').waitFor(),
  'login-wrong': async (/** @type {Page} */ page) => {
    await page.locator('main input').first().fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
  },
}

/** @param {string} key */
function empty(key) {
  return async (/** @type {Page} */ page) => {
    await page.locator('main h1').waitFor()
    await page.keyboard.press(key)
    await page.waitForTimeout(800)
  }
}

/** @param {object} body */
const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

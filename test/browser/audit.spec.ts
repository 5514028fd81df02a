import type { Page } from '@playwright/test'
import { textIn } from '../../src/shared/text/text'
import { sampleReport } from '../support/box'
import { auditPage, foreignWords, unreachable } from './audit'
import {
  boxesOf,
  reportIn,
  type Walk,
  walkBox,
  walkDensities,
  walkFleet,
  walkScreens,
  walkTroubles,
  yesterdaysOutages,
} from './audit-walks'
import { axeFindings } from './axe'
import { expect } from './fixture'
import { test } from './past-twin'
import { wordingOf } from './wording'

// One walk for each language, of few page loads: each screen and state is looked at in three widths and both themes.
// Axe looks at each once a walk: what is told to assistive technology is the same in both; colours it sees in one each.
// A busy machine gets its time: all is looked at in one go.
test.use({ reducedMotion: 'reduce', viewport: { width: 1366, height: 768 } })

const WIDTHS = [960, 1920, 1366]

/**
 * Columns are counted once their room has been measured, which is after a frame, and drawn in a task of their own; what
 * stands beside something else takes its new place in the frame after that.
 */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
  })
}

for (const [language, axeTheme] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' })

    const walking = (page: Page): { walk: Walk; findings: Set<string> } => {
      const findings = new Set<string>()
      const wording = wordingOf(language)
      const look = async (what: string) => {
        for (const width of WIDTHS) {
          await resize(page, width, 768)
          for (const theme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: theme })
            await expect(page.locator('html')).toHaveAttribute('data-theme', theme, { timeout: 15_000 })
            for (const found of await page.evaluate(auditPage)) findings.add(`${what}, ${width}, ${theme}: ${found}`)
          }
        }
        for (const found of await page.evaluate(foreignWords, wording)) findings.add(`${what}: ${found}`)
        // A window at 200 % has half the room in each direction.
        await resize(page, 683, 384)
        for (const found of await page.evaluate(unreachable)) findings.add(`${what}, at 200 %: ${found}`)
        await resize(page, 1366, 768)
        await page.emulateMedia({ colorScheme: axeTheme })
        await hear(what)
      }
      const glance = async (what: string, isHeard = true) => {
        for (const found of await page.evaluate(auditPage)) findings.add(`${what}: ${found}`)
        for (const found of await page.evaluate(foreignWords, wording)) findings.add(`${what}: ${found}`)
        if (isHeard) await hear(what)
      }
      const hear = async (what: string) => {
        for (const found of await axeFindings(page)) findings.add(`${what}, axe: ${found}`)
      }
      return { walk: { page, text: textIn(language), language, look, glance }, findings }
    }

    test('the fleet in every density, its dialogs and its troubles are readable, uncut and accessible', async ({
      page,
    }) => {
      test.setTimeout(240_000)
      const { walk, findings } = walking(page)
      await walkFleet(walk)
      await walkDensities(walk)
      await walkTroubles(walk)
      expect([...findings]).toEqual([])
    })

    test('a box, events, reports, receiver, settings and the first run are readable, uncut and accessible', async ({
      page,
      twin,
      startPast,
    }) => {
      test.setTimeout(240_000)
      const { walk, findings } = walking(page)
      await page.goto(twin.viewer)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await walk.look('first run')
      const past = await startPast(boxesOf(language), yesterdaysOutages())
      await post(past.receiver, reportIn(language))
      await post(past.receiver, { ...sampleReport(''), dev_sno: '' })
      await post(past.receiver, '{"gateway_sn": "SN-')
      await page.goto(past.viewer)
      await walkBox(walk)
      await walkScreens(walk)
      await page.keyboard.press('1')
      await past.stop()
      await expect(page.locator('.banner [role=alert]').first()).toBeVisible()
      await walk.glance('a station that is gone')
      expect([...findings]).toEqual([])
    })
  })
}

const post = (origin: string, body: unknown) =>
  fetch(`${origin}/SophonFogStatus`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

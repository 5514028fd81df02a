import type { Page } from '@playwright/test'

export { auditPage, foreignWords } from '../../test/browser/audit'
export { openPlayed } from '../../test/browser/played-station'
export { wordingOf } from '../../test/browser/wording'
export { leaveMonth } from './past'
export { STATES } from './states'

/** What simulated boxes report, and what the interface has as a sentence of its own. */
export const SAID_BY_BOXES: readonly string[] = ['磁盘空间不足']

/** Until the fleet is drawn as it opens. */
export async function untilShown(page: Page): Promise<void> {
  await page.locator('[data-gateway], .banner, .welcome').first().waitFor()
  await page.waitForTimeout(300)
}

import type { Page } from '@playwright/test'
import type { CallName } from '../../src/shared/contract/calls'
import type { FleetView } from '../../src/shared/contract/views'
import type { Millis } from '../../src/shared/time/millis'
import type { PlayedStation } from '../../test/browser/played-station'

export type Language = 'en' | 'zh'

/** A state that a real station would have to be brought into: it is played to the page instead. */
export interface PlayedState {
  fleet(language: Language, now: Millis): FleetView | null
  readonly answers?: (language: Language, now: Millis) => Readonly<Partial<Record<CallName, unknown>>>
  /** The way there from the fleet as it opens. */
  readonly show?: (page: Page, station: PlayedStation) => Promise<void>
}

/** Presses keys once the fleet is drawn. */
export const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    await page.locator('[data-gateway]').first().waitFor()
    for (const key of keys) await page.keyboard.press(key)
    await page.waitForTimeout(300)
  }

import { type Browser, chromium, type Page } from '@playwright/test'
import type { FleetView } from '../../src/shared/contract/views'
import { findChromium } from '../../test/support/chromium'

/** Somebody who watches in a browser. */
export interface Watcher {
  /** Boxes in sight, and those whose state was told otherwise by the API before and after. */
  look(
    api: () => Promise<FleetView | null>,
  ): Promise<{ readonly shown: number; readonly wrong: readonly string[] } | null>
  /** MB of the page's heap. */
  heap(): Promise<number>
  close(): Promise<void>
}

/** @returns `null` where there is no browser */
export async function openWatcher(url: string): Promise<Watcher | null> {
  const executablePath = findChromium()
  if (executablePath === undefined) return null
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page: Page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' })
  await page.goto(url)
  return {
    look: (api) => look(page, api),
    heap: () =>
      page.evaluate(() => Math.round((Reflect.get(performance, 'memory')?.usedJSHeapSize ?? 0) / 1e6)).catch(() => 0),
    close: () => browser.close(),
  }
}

/** Real ms that a push may take to the pixel: ten a second, and a busy machine. */
const ROOM = 2500

async function look(page: Page, api: () => Promise<FleetView | null>) {
  const before = await api()
  const first = await shownBy(page)
  if (before === null || first === null) return null
  let wrong = disagreeing(first, [before])
  // What has just changed has to be on its way; it must have come when asked again.
  for (const until = Date.now() + ROOM; wrong.length > 0 && Date.now() < until; ) {
    const earlier = await api()
    const cards = await shownBy(page)
    const later = await api()
    if (earlier === null || cards === null || later === null) return null
    wrong = disagreeing(cards, [earlier, later])
  }
  return { shown: first.size, wrong }
}

/** What each card in sight is drawn as; `null` if the page shows none, or says that it has lost the station. */
async function shownBy(page: Page): Promise<Map<string, readonly string[]> | null> {
  const cards = await page
    .evaluate(() =>
      [...document.querySelectorAll('td[data-gateway]')].map(
        (card) => [card.getAttribute('data-gateway') ?? '', [...card.classList]] as const,
      ),
    )
    .catch(() => [])
  return cards.length === 0 ? null : new Map(cards)
}

function disagreeing(cards: ReadonlyMap<string, readonly string[]>, fleets: readonly FleetView[]): string[] {
  return [...cards].flatMap(([id, looks]) => {
    const told = fleets.flatMap(({ gateways }) => gateways.find((one) => one.id === id) ?? [])
    const words = told.map(({ presence, fault }) =>
      fault.active && (presence === 'online' || presence === 'late') ? 'abnormal' : presence,
    )
    return words.some((word) => looks.includes(word)) ? [] : [`${id} is drawn as ${looks.join(' ')}, told as ${words}`]
  })
}

// @ts-check
// Somebody who looks at headquarters: how long until there is a picture, and what it takes from then on.
import { setTimeout as pause } from 'node:timers/promises'
import { figure } from '../support/figures.mjs'
import { processorSeconds, share } from './harness.mjs'
import { countPatches } from './in-page.mjs'

/**
 * @param {object} of
 * @param {import('@playwright/test').Browser} of.browser
 * @param {{ readonly url: string, readonly child: import('node:child_process').ChildProcess }} of.hq
 * @param {string} of.area
 * @param {number} of.perSecond reports that headquarters takes meanwhile
 * @returns the page, which goes on
 */
export async function watchPage({ browser, hq, area, perSecond }) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.addInitScript(countPatches)
  const from = performance.now()
  await page.goto(hq.url)
  await page.locator('.overview-site, .card, .tile').first().waitFor()
  figure({
    area,
    what: `page: first picture at ${perSecond} a second`,
    value: Math.round(performance.now() - from),
    unit: 'ms',
    atMost: 2500,
  })
  await page.locator('.overview-site').first().click()
  await page.locator('.cell').first().waitFor()
  const [cpu, since] = [processorSeconds(hq.child.pid), performance.now()]
  const before = await page.evaluate(() => ({ .../** @type {any} */ (globalThis).counted }))
  await pause(5000)
  const after = await page.evaluate(() => ({ .../** @type {any} */ (globalThis).counted }))
  const took = (performance.now() - since) / 1000
  figure({
    area,
    what: 'page: frames a second, one site of it chosen',
    value: (after.frames - before.frames) / took,
    unit: '/s',
    atMost: 10.5,
  })
  figure({ area, what: 'page: bytes a second', value: (after.bytes - before.bytes) / took / 1000, unit: 'kB' })
  figure({
    area,
    what: 'of a core for headquarters, one page looking',
    value: share(cpu, hq.child.pid, since),
    unit: '%',
  })
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const heap = await page.evaluate(() => /** @type {any} */ (performance).memory.usedJSHeapSize / 1e6)
  figure({ area, what: 'page: heap, one site chosen', value: heap, unit: 'MB' })
  return page
}

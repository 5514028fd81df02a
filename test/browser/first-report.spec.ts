import { readFile } from 'node:fs/promises'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

/** What the README promises of the first report: on the screen within this, without a reload. */
const PROMISED_MS = 300

test('a report is a card within 300 ms, with its Chinese names and figures', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-0'))
  const page = await open()
  await expect(page.getByRole('gridcell')).toHaveCount(1)
  // Timed inside the page, so that the test's own round trips do not count.
  const seenAt = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelectorAll('td.card').length === 2) resolve(Date.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  const body = JSON.parse(await readFile('test/fixtures/reports/d1-fog-status.json', 'utf8'))
  const sentAt = Date.now()
  expect(await twin.report(body)).toBe(200)
  expect((await seenAt) - sentAt).toBeLessThan(PROMISED_MS)
  const card = page.getByRole('gridcell').filter({ hasText: '东门岗亭' }).first()
  for (const shown of ['77%', '9%', '4/5', '192.168.1.19']) await expect(card).toContainText(shown)
})

import { sampleReport } from '../support/box'
import { auditPage } from './audit'
import { expect, test } from './fixture'

const SCREENS = { fleet: '1', events: '2', reports: '3', receiver: '4', settings: '5' } as const

for (const theme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'zh-CN']) {
    test.describe(`${theme}, ${locale}`, () => {
      test.use({ colorScheme: theme, locale })

      test('every screen is readable, uncut and needs no sideways scrolling', async ({ twin, open }) => {
        await twin.report({
          ...sampleReport('SN-1'),
          gateway_name: 'A box with a name that is far too long for a card',
        })
        await twin.report({ ...sampleReport('SN-2'), gateway_status: 'abnormal' })
        await twin.report({ ...sampleReport(''), dev_sno: '' })
        const page = await open()
        for (const width of [960, 1366, 1920]) {
          await page.setViewportSize({ width, height: 768 })
          for (const [screen, key] of Object.entries(SCREENS)) {
            await page.keyboard.press(key)
            await expect(page.locator('main h1').first()).toBeAttached()
            if (screen === 'receiver') await page.locator('button.rejection').click()
            expect(await page.evaluate(auditPage), `${screen} at ${width}`).toEqual([])
          }
          await page.keyboard.press('1')
          await page.getByRole('gridcell').first().click()
          await expect(page.locator('.raw')).toContainText('gateway_sn')
          expect(await page.evaluate(auditPage), `box at ${width}`).toEqual([])
        }
      })
    })
  }
}

import { readFile } from 'node:fs/promises'
import { textIn } from '../../src/shared/text/text'
import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

// What is counted are the clicks of somebody who has read nothing: none may lead to a place from which one has to go back.
for (const [language, box] of [
  ['en', 'North gate'],
  ['zh', '东门岗亭'],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' })

    test('without a word of explanation: point a box here, find the camera that is down, mute it, read since when, hand over a CSV, find it by name', async ({
      twin,
      open,
    }) => {
      const text = textIn(language)
      const { gateway: say, alerts } = text
      const page = await open()
      // Where to point the box: one field, one button.
      await expect(page.getByRole('heading', { name: text.welcome.title })).toBeVisible()
      await expect(page.locator('.welcome')).toContainText(`${twin.receiver}/SophonFogStatus`)
      await twin.report({ ...sampleReport('SN-1'), gateway_name: box })
      const card = page.getByRole('gridcell', { name: new RegExp(`^${box}`) })
      await expect(card).toContainText('4/5')

      // First click: the box whose count is red. What is down is red among its sub-devices, with since when.
      await card.click()
      const camera = page.locator('.devices tbody tr').filter({ hasText: text.deviceStatus.offline })
      await expect(camera).toHaveCount(1)
      await expect(camera).toContainText(/\d\d:\d\d/)
      const address = (await camera.locator('td').nth(3).textContent()) ?? ''

      // Second and third: muted, and marked as it; nothing else is.
      const muted = new RegExp(`^${text.standing.muted}`)
      await camera.locator('.device-menu').click()
      await page.getByRole('menuitem', { name: alerts.eightHours }).click()
      await expect(camera.getByRole('img', { name: muted })).toBeVisible()
      await expect(page.locator('.devices').getByRole('img', { name: muted })).toHaveCount(1)
      await expect(page.getByRole('button', { name: say.mute, exact: true })).toBeVisible()
      await expect(page.getByRole('button', { name: text.undo.undo })).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(camera.getByRole('img', { name: muted })).toHaveCount(0)
      await camera.click({ button: 'right' })
      await page.getByRole('menuitem', { name: alerts.untilEnded }).click()
      await page.locator('.bell').click()
      await page.getByRole('menuitem', { name: alerts.mutes.open }).click()
      await expect(page.getByRole('dialog')).toContainText(text.announcements.deviceOf(address, box))
      await page.getByRole('dialog').getByRole('button', { name: alerts.mutes.close, exact: true }).click()

      // Fourth and fifth: a file to hand over, with the camera in it.
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'CSV' }).click()
      await page.getByRole('menuitem', { name: say.exportOf(text.reports.kind.availability) }).click()
      const csv = await readFile(await (await download).path(), 'utf8')
      expect(csv).toContain(address)

      // Or not by looking: the palette knows what is down, and leads to the camera itself.
      const marked = page.locator('.devices [aria-current]')
      await page.keyboard.press('Control+k')
      await page.keyboard.type(text.palette.states.down[0] ?? '')
      await expect(page.getByRole('option').first()).toHaveText(`${address} · ${box}${text.deviceStatus.offline}`)
      await page.keyboard.press('Enter')
      await expect(marked).toContainText(address)
      await expect(marked.locator('.device-menu')).toBeFocused()
      // So does the filter: the card says for which camera it is there. M mutes its box.
      await page.keyboard.press('Escape')
      await page.keyboard.press('/')
      await page.keyboard.type(address)
      await expect(card.locator('.device-mention')).toHaveText(
        text.card.deviceState(address, text.deviceStatus.offline),
      )
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect(marked).toContainText(address)
      await page.keyboard.press('m')
      await page.getByRole('menuitem', { name: alerts.hour }).click()
      await expect(page.getByRole('button', { name: say.unmute })).toBeVisible()
    })
  })
}

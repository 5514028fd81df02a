import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postReport, sampleReport } from '../support/box'
import { expect, receiverPort, test } from './fixture'

test('a report from a box makes its card appear', async ({ desktop }) => {
  const port = await receiverPort(desktop)
  expect(await postReport(port, sampleReport('SZCCKQRAIJBAH0002'))).toBe(200)
  await expect(desktop.page.getByText('东门岗亭', { exact: true })).toBeVisible()
})

test('a box that is renamed carries its new name on its card', async ({ desktop }) => {
  await postReport(await receiverPort(desktop), sampleReport('SN-1'))
  await desktop.invoke('editGateway', { id: 'SN-1', alias: '北门' })
  await expect(desktop.page.getByText('北门', { exact: true })).toBeVisible()
})

test('an export is written, and opened from the reports screen', async ({ desktop, dataDir }) => {
  await postReport(await receiverPort(desktop), sampleReport('SN-1'))
  await expect(desktop.page.locator('nav.rail')).toBeVisible()
  await desktop.page.keyboard.press('3')
  await expect(desktop.page.locator('.report-preview')).toBeVisible()
  const begun = await desktop.invoke('startExport', { kind: 'inventory', folder: dataDir })
  if (!begun.ok) throw new Error(begun.problem.message)
  await desktop.page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect.poll(() => desktop.app.evaluate(() => globalThis.probe.opened)).toHaveLength(1)
  await desktop.page.getByRole('button', { name: 'Show in folder' }).click()
  const path = join(dataDir, begun.value.fileName)
  await expect.poll(() => desktop.app.evaluate(() => globalThis.probe.opened)).toEqual([path, `folder of ${path}`])
  expect(readFileSync(path, 'utf8')).toContain('SN-1')
})

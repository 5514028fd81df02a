import { readdirSync, readFileSync } from 'node:fs'
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
  // The button of the task bar showed it, and shows it no more.
  await expect.poll(() => desktop.app.evaluate(() => globalThis.probe.progress.at(-1))).toBe(-1)
  expect(await desktop.app.evaluate(() => Math.max(...globalThis.probe.progress))).toBeGreaterThanOrEqual(0)

  await test.step('the summary is written as a PDF file where somebody chooses, in light colours', async () => {
    const { app, page } = desktop
    await desktop.invoke('changeSettings', { theme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.evaluate(() => {
      window.addEventListener('afterprint', () => {
        document.body.dataset['printedIn'] = document.documentElement.dataset['theme'] ?? ''
        document.body.dataset['printed'] = document.querySelector<HTMLElement>('.print-sheet')?.textContent ?? ''
      })
    })
    const file = join(dataDir, 'summary.pdf')
    const choose = (filePath: string) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async (...asked: unknown[]) => {
          const { defaultPath } = asked.at(-1) as Electron.SaveDialogOptions
          Object.assign(globalThis, { proposed: defaultPath })
          return { canceled: filePath === '', filePath }
        }
      }, filePath)
    const save = page.getByRole('button', { name: 'Save as PDF' })
    await choose('')
    await save.click()
    await expect
      .poll(() => app.evaluate(() => (globalThis as { proposed?: string }).proposed))
      .toMatch(/availability_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.pdf$/)
    await expect(save).toBeEnabled()
    await choose(file)
    await save.click()
    await expect(page.getByText(`Saved as ${file}`)).toBeVisible()
    expect(readFileSync(file, 'latin1')).toMatch(/^%PDF-1\.\d.+%%EOF\s*$/s)
    expect(readdirSync(dataDir)).not.toContain('summary.pdf.next')
    await expect(page.locator('body')).toHaveAttribute('data-printed-in', 'light')
    expect(await page.locator('body').getAttribute('data-printed')).toContain('东门岗亭')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('.print-sheet')).toHaveCount(0)

    await choose(join(dataDir, 'not/there.pdf'))
    await save.click()
    await expect(page.getByText('The PDF file could not be written.')).toBeVisible()
  })
})

import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from './fixture'

const CONTENT = 'an installer'
const sha512 = createHash('sha512').update(CONTENT).digest('base64')
const LIST = `version: 99.0.0\nfiles:\n  - url: Fogwatch-99.0.0.AppImage\n    sha512: ${sha512}\n    size: ${CONTENT.length}\n`
const LISTS = ['latest.yml', 'latest-mac.yml', 'latest-linux.yml', 'latest-linux-arm64.yml']

test('newer versions are looked for where somebody says, and a brought file is checked', async ({
  desktop,
  dataDir,
}) => {
  const asked: string[] = []
  let list = ''
  const feed = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(list === '' ? 404 : 200, { connection: 'close' }).end(list)
  })
  await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/fog`
  const { app, page } = desktop

  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click()
  const section = page.locator('#settings-updates')
  await expect(section.getByText('No feed has been asked yet.')).toBeVisible()
  await expect(section.getByRole('button', { name: 'Check now' })).toBeDisabled()

  const field = section.getByRole('textbox', { name: 'Update feed' })
  await field.fill('http://updates.example/')
  await field.press('Enter')
  await expect(section.getByRole('alert')).toContainText('Not an https:// address')
  await field.fill(address)
  await field.press('Enter')
  await expect(field).toHaveValue(`${address}/`)

  await section.getByRole('button', { name: 'Check now' }).click()
  await expect(section.getByText('The feed could not be reached.')).toBeVisible()
  list = LIST
  await section.getByRole('button', { name: 'Check now' }).click()
  // This one was not installed by anything that could replace it.
  await expect(
    section.getByText('Version 99.0.0 is available. This copy of the app cannot replace itself.'),
  ).toBeVisible()
  expect(asked.every((path) => LISTS.includes(path.replace('/fog/', '')))).toBe(true)
  feed.close()

  const chosen = join(dataDir, 'Fogwatch-99.0.0.AppImage')
  writeFileSync(chosen, 'another installer')
  for (const name of LISTS) writeFileSync(join(dataDir, name), LIST)
  await app.evaluate(({ dialog, shell }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    shell.showItemInFolder = (path) => {
      Object.assign(globalThis, { shownInFolder: path })
    }
  }, chosen)
  const choose = section.getByRole('button', { name: 'Choose file…' })
  await choose.click()
  await expect(section.getByText('It was not run.')).toBeVisible()
  writeFileSync(chosen, CONTENT)
  await choose.click()
  await expect(section.getByText('It was not run.')).toBeHidden()
  expect(await app.evaluate(() => (globalThis as { shownInFolder?: string }).shownInFolder)).toBe(chosen)
})

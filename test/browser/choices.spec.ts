import { sampleReport } from '../support/box'
import { expect, test } from './fixture'

test('the language changes at once, and is still chosen after a reload', async ({ open }) => {
  const page = await open()
  await page.keyboard.press('Control+,')
  await page.getByText('中文').click()
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('heading', { name: '让第一台盒子上报到这里' })).toBeVisible()
})

test('the theme follows the system until one is chosen', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await open()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the language follows the system until one is chosen', async ({ open }) => {
  const page = await open()
  const speaks = (...languages: string[]) =>
    page.evaluate((languages) => {
      Object.defineProperty(navigator, 'languages', { value: languages, configurable: true })
      window.dispatchEvent(new Event('languagechange'))
    }, languages)
  await speaks('zh-Hans-CN', 'en-GB')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.keyboard.press('Control+,')
  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await speaks('zh-Hans-CN')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('a value that is not valid is refused at its field', async ({ open }) => {
  const page = await open()
  await page.keyboard.press('5')
  const period = page.getByLabel('Expected interval of a new box')
  await period.fill('1')
  await period.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Enter a number from 2 to 3600.')
  await expect(period).toHaveAttribute('aria-invalid', 'true')
  await period.fill('30')
  await period.press('Enter')
  await expect(page.getByText('Saved')).toBeVisible()
  await page.reload()
  // Only what is drawn takes keys.
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('5')
  await expect(period).toHaveValue('30')
})

test('the palette jumps to a box by its address', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await expect(page.getByRole('gridcell')).toHaveCount(1)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('192.168.1.19')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/东门岗亭.*192\.168\.1\.19/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '东门岗亭' })).toBeVisible()
})

test('the palette does what the station can do, by its name in either language', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  const run = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await expect(page.locator('dialog[open]')).toHaveCount(0)
  }
  await run('back up')
  await expect(page.getByText('A backup was made.')).toBeVisible()
  await run('pause receiver')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await run('resume receiver')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await run('self-test')
  await expect(page.getByRole('heading', { level: 1, name: 'Receiver' })).toBeVisible()
  await run('settings webhook')
  await expect(page.locator('#settings-webhook')).toBeInViewport()
  await run('export: inventory')
  await expect(page.locator('.report-kind:has(:checked)')).toContainText('Inventory')
  await run('语言 中文')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await run('theme dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('digits lead to the screens, but not while somebody types', async ({ twin, open }) => {
  await twin.report(sampleReport('SN-1'))
  const page = await open()
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  await expect(page.getByText('东门岗亭 reported for the first time')).toBeVisible()
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1, name: 'Receiver' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('2')
  await expect(page.getByLabel('Filter name, IP, SN, MAC')).toHaveValue('2')
})

import type { Page } from '@playwright/test'
import { sampleReport } from '../support/box'
import { auditPage } from './audit'
import { axeFindings } from './axe'
import { expect, test } from './fixture'

const PASSWORD = 'correct horse 北门'

test.use({ password: PASSWORD })
// Each try costs what a password should.
test.setTimeout(60_000)

/** Nothing that axe or the audit of what is seen finds fault with. */
async function isAccessible(page: Page): Promise<void> {
  expect(await page.evaluate(auditPage)).toEqual([])
  expect(await axeFindings(page)).toEqual([])
}

test.describe('in English, light', () => {
  test.use({ locale: 'en-US', colorScheme: 'light' })

  test('from the login to the fleet, a wall display by its link, and out again', async ({ page, twin, browser }) => {
    expect(await twin.report(sampleReport('FIRST'))).toBe(200)
    await page.goto(twin.viewer)
    await expect(page).toHaveURL(`${twin.viewer}/login`)
    await isAccessible(page)
    // The keyboard is all it takes.
    await expect(page.getByLabel('Password')).toBeFocused()
    await page.keyboard.type('wrong horse')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('This is not the password.')
    await isAccessible(page)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByText('东门岗亭').first()).toBeVisible()
    await expect(page).toHaveURL(`${twin.viewer}/`)

    await page.keyboard.press('Control+,')
    const security = page.locator('#settings-security')
    await security.getByLabel('Name of the display').fill('Entrance hall')
    await page.keyboard.press('Enter')
    const url = (await security.locator('code').innerText()).trim()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/wall#[\w-]{43}$/)

    const hall = await browser.newContext({ locale: 'en-US' })
    const wall = await hall.newPage()
    const asked: string[] = []
    wall.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
    await wall.goto(url)
    await expect(wall.getByRole('main', { name: 'Wall' })).toBeVisible()
    await expect(wall.getByText('Read only')).toBeVisible()
    await expect(wall.getByText('东门岗亭', { exact: true })).toBeVisible()
    await expect(wall).toHaveURL(`${twin.viewer}/`)
    // Neither the address bar nor anything on the way there has the token.
    const token = url.split('#')[1] ?? ''
    expect(asked.filter((line) => line.includes(token))).toEqual([])
    await wall.goBack().catch(() => null)
    expect(wall.url()).not.toContain(token)
    await wall.goto(twin.viewer)
    await expect(wall.getByText('Read only')).toBeVisible()
    for (const key of ['Escape', 'F11', '2', 'Control+k', 'Control+,', '?']) await wall.keyboard.press(key)
    await expect(wall.getByRole('main', { name: 'Wall' })).toBeVisible()
    await expect(wall.getByRole('button')).toHaveCount(0)
    await expect(wall.getByRole('dialog')).toHaveCount(0)
    // It is told as anybody is.
    expect(await twin.report({ ...sampleReport('SECOND'), gateway_name: '西门' })).toBe(200)
    await expect(wall.getByText('西门', { exact: true })).toBeVisible()
    const refused = await wall.evaluate(async () => (await fetch('/api/receiver/pause', { method: 'POST' })).status)
    expect(refused).toBe(403)

    await security.getByRole('button', { name: 'Withdraw the link of Entrance hall' }).click()
    await expect(wall).toHaveURL(`${twin.viewer}/login`)
    const over = 'This link no longer holds. Ask for a new one, or log in.'
    await expect(wall.getByRole('alert')).toHaveText(over)
    await wall.goto(url)
    await expect(wall.getByRole('alert')).toHaveText(over)
    await hall.close()

    await page.getByRole('banner').getByRole('button', { name: 'Log out' }).click()
    await expect(page).toHaveURL(`${twin.viewer}/login`)
    await page.goto(twin.viewer)
    await expect(page.getByLabel('Password')).toBeVisible()
    expect(await page.evaluate(async () => (await fetch('/api/fleet')).status)).toBe(401)
  })
})

test.describe('in Chinese, dark', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark' })

  test('too many wrong passwords wait, a change logs everybody out, and the language can be chosen', async ({
    page,
    twin,
    context,
  }) => {
    await page.goto(twin.viewer)
    await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await isAccessible(page)
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('alert')).toHaveText('请输入密码。')
    for (let n = 1; n <= 5; n++) {
      await page.getByLabel('密码').fill(`wrong ${n}`)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toHaveText(/^密码不正确/)
      await expect(page.getByRole('button', { name: '正在验证…' })).toHaveCount(0)
    }
    await expect(page.getByRole('alert')).toHaveText(/^密码不正确，[1-5] 秒后可再次尝试。$/)
    await expect(page.getByRole('button', { name: '登录' })).toBeDisabled()
    await page.getByText('English').click()
    await expect(page.getByRole('alert')).toHaveText(
      /^This is not the password\. The next try is possible in [1-5] seconds?\.$/,
    )
    await page.getByText('中文').click()
    await expect(page.getByRole('button', { name: '登录' })).toBeEnabled({ timeout: 10_000 })
    await page.getByLabel('密码').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation').first()).toBeVisible()

    const other = await context.newPage()
    await other.goto(twin.viewer)
    await expect(other.getByRole('navigation').first()).toBeVisible()
    await page.keyboard.press('Control+,')
    await page.locator('#settings-security').getByRole('button', { name: '更改…' }).click()
    const dialog = page.getByRole('dialog')
    await isAccessible(page)
    await dialog.getByLabel('当前密码').fill(PASSWORD)
    await dialog.getByLabel('新密码').fill('新的密码 2026')
    await dialog.getByLabel('再次输入').fill('新的密码 2027')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toHaveText('两次输入不一致。')
    await dialog.getByLabel('再次输入').fill('新的密码 2026')
    await page.keyboard.press('Enter')
    for (const one of [page, other]) await expect(one).toHaveURL(`${twin.viewer}/login`)
    await page.getByLabel('密码').fill('新的密码 ２０２６')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation').first()).toBeVisible()
  })
})

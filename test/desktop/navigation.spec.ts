import { type Desktop, expect, test } from './fixture'

/** Puts a link at the top of the page. */
const addLink = ({ page }: Desktop, href: string) =>
  page.evaluate((href) => {
    document.body.prepend(
      Object.assign(document.createElement('a'), { href, target: '_blank', textContent: 'Way out' }),
    )
  }, href)

const opened = ({ app }: Desktop) => app.evaluate(() => probe.opened)

/** What has been prevented leaves nothing to wait for but time. */
const settle = ({ page }: Desktop) => page.waitForTimeout(300)

test('the page leads nowhere else', async ({ desktop }) => {
  const { page } = desktop
  const home = page.url()
  await page.evaluate(() => {
    document.body.dataset['mark'] = 'same document'
  })
  // The last two: a file of ours that is no page, and one that is not there.
  const away = [
    'https://example.invalid/away',
    'file:///etc/hostname',
    'data:text/html,Away',
    '/assets/x.js',
    '/other.html',
  ]
  for (const address of away) {
    await page.evaluate((address) => {
      location.href = address
    }, address)
    await settle(desktop)
    expect(page.url()).toBe(home)
    expect(await page.evaluate(() => document.body.dataset['mark'])).toBe('same document')
  }
})

test('who is led to a blank page is led back, and its calls find no way out over UDP', async ({ desktop }) => {
  const { app, page } = desktop
  const home = page.url()
  const blank = page.waitForEvent('framenavigated', (frame) => frame.url() === 'about:blank')
  await page.evaluate(() => {
    location.href = 'about:blank'
  })
  await blank
  await expect.poll(() => page.url()).toBe(home)
  await expect(page.getByRole('navigation').first()).toBeVisible()
  const policy = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.getWebRTCIPHandlingPolicy(),
  )
  expect(policy).toBe('disable_non_proxied_udp')
})

test('a web link that is clicked opens in the browser of the system, and once', async ({ desktop }) => {
  await addLink(desktop, 'https://example.invalid/docs')
  await desktop.page.getByText('Way out').click()
  await expect.poll(() => opened(desktop)).toEqual(['https://example.invalid/docs'])
  expect(desktop.app.windows()).toHaveLength(1)
})

test('what nobody clicked opens nowhere', async ({ desktop }) => {
  await desktop.page.evaluate(() => void window.open('https://example.invalid/unasked'))
  await settle(desktop)
  expect(await opened(desktop)).toEqual([])
  expect(desktop.app.windows()).toHaveLength(1)
})

test('only web pages open outside', async ({ desktop }) => {
  await addLink(desktop, 'file:///etc/hostname')
  await desktop.page.getByText('Way out').click()
  await settle(desktop)
  expect(await opened(desktop)).toEqual([])
})

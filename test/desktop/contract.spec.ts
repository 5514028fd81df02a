import { subjectInPage } from '../contract/page-subject'
import { promises } from '../contract/suite'
import { expect, receiverPort, test } from './fixture'

test('the bridge keeps the promises of the contract', async ({ desktop }) => {
  const client = await desktop.page.evaluateHandle(() => {
    if (window.fogwatch === undefined) throw new Error('the page has no bridge')
    return window.fogwatch
  })
  const subject = subjectInPage({
    client,
    invokeUnknown: (name) => client.evaluate((client, name) => client.invoke(name as never, {}), name),
    receiverPort: await receiverPort(desktop),
  })
  for (const [promise, keeps] of Object.entries(promises)) await test.step(promise, () => keeps(subject))
})

test('a page that loads again hears only its own subscription', async ({ desktop: { page, invoke } }) => {
  await page.reload()
  const heard = await page.evaluateHandle(() => {
    const types: string[] = []
    window.fogwatch?.subscribe((event) => types.push(event.type))
    return types
  })
  const types = () => heard.jsonValue()
  await expect.poll(async () => (await types()).slice(0, 2)).toEqual(['connection', 'snapshot'])
  await invoke('changeSettings', { theme: 'dark' })
  await invoke('changeSettings', { theme: 'light' })
  // The second is there, so all of the first is: were a line left over, there would be more than two.
  await expect.poll(async () => (await types()).filter((type) => type === 'settings').length).toBeGreaterThanOrEqual(2)
  expect((await types()).filter((type) => type === 'settings')).toHaveLength(2)
})

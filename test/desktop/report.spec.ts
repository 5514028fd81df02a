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

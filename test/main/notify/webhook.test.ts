import { expect, onTestFinished, test } from 'vitest'
import { sendToWebhook } from '../../../src/main/notify/webhook'
import { webhookBody } from '../../../src/main/notify/webhook-body'
import { signed } from '../../../src/main/notify/webhook-signature'
import type { WebhookFormat } from '../../../src/shared/model/settings'
import { answers, answersHalf, hangs, takes, WebhookServer } from '../../support/webhook-server'

async function openServer(): Promise<WebhookServer> {
  const server = await new WebhookServer().open()
  onTestFinished(() => server.close())
  return server
}

const message = { announcements: [], title: '东门岗亭 is offline', lines: ['since 10:32'] }
const target = (url: string, format: WebhookFormat = 'json', secret: string | null = null) => ({ url, format, secret })

test('a message that is taken is delivered', async () => {
  const server = await openServer()
  expect(await sendToWebhook(target(server.url), message, 0)).toEqual({
    delivered: true,
    status: 200,
    reason: null,
    failure: null,
  })
  expect(server.bodies).toEqual([{ product: 'fogwatch', ...message }])
})

test.each([
  ['answers 500', answers(500), 500, 'the webhook answered 500', 10_000],
  ['redirects', answers(302, { location: 'http://127.0.0.1:1/' }), 302, 'redirects elsewhere', 10_000],
  ['hangs', hangs, null, 'did not answer within 0.2 s', 200],
])('a webhook that %s is told as it is, and followed nowhere', async (_name, answer, status, reason, patience) => {
  const server = await openServer()
  server.answer = answer
  const result = await sendToWebhook(target(server.url), message, 0, { patience })
  expect(result).toMatchObject({ delivered: false, status, reason: expect.stringContaining(reason) })
  expect(server.attempts).toBe(1)
})

test('half an answer: whoever is asked for a status has taken it, a robot has said nothing yet', async () => {
  const server = await openServer()
  server.answer = answersHalf
  const ask = (format: WebhookFormat) => sendToWebhook(target(server.url, format), message, 0, { patience: 200 })
  expect(await ask('json')).toEqual({ delivered: true, status: 200, reason: null, failure: null })
  expect(await ask('wecom')).toEqual({
    delivered: false,
    status: null,
    reason: 'the webhook did not answer within 0.2 s',
    failure: { why: 'timeout', detail: '0.2' },
  })
})

test('a refusal whose body never ends is told at once', async () => {
  const server = await openServer()
  server.answer = (response) => void response.writeHead(500).write('oops')
  expect(await sendToWebhook(target(server.url), message, 0)).toMatchObject({ delivered: false, status: 500 })
})

test('a webhook that is not there is told as it is', async () => {
  const server = await openServer()
  await server.close()
  const result = await sendToWebhook(target(server.url), message, 0)
  expect(result).toMatchObject({ delivered: false, status: null, reason: expect.stringContaining('ECONNREFUSED') })
})

test('a robot that answers 200 and refuses has not taken it', async () => {
  const server = await openServer()
  server.answer = answers(200, {}, '{"errcode":310000,"errmsg":"sign not match"}')
  expect(await sendToWebhook(target(server.url, 'dingtalk'), message, 0)).toMatchObject({
    delivered: false,
    reason: 'the robot refused: 310000 sign not match',
    failure: { why: 'robot', detail: '310000 sign not match' },
  })
  server.answer = takes
  expect(await sendToWebhook(target(server.url, 'dingtalk'), message, 0)).toMatchObject({ delivered: true })
})

test('each robot gets the text as its makers document it', () => {
  const content = '东门岗亭 is offline\nsince 10:32'
  expect(webhookBody(message, 'wecom')).toEqual({ msgtype: 'text', text: { content } })
  expect(webhookBody(message, 'dingtalk')).toEqual({ msgtype: 'text', text: { content } })
  expect(webhookBody(message, 'feishu')).toEqual({ msg_type: 'text', content: { text: content } })
})

test('a text longer than a robot takes is cut between characters', () => {
  const body = webhookBody({ ...message, lines: ['盒子'.repeat(2000)] }, 'wecom') as { text: { content: string } }
  expect(Buffer.byteLength(body.text.content)).toBeLessThanOrEqual(2048)
  expect(body.text.content).toMatch(/[盒子]…$/)
})

test('a secret signs: DingTalk in the address, Feishu in the body', () => {
  const dingtalk = new URL(
    signed(target('https://x/robot?access_token=a', 'dingtalk', 'SEC'), {}, 1_700_000_000_000).url,
  )
  expect(dingtalk.searchParams.get('timestamp')).toBe('1700000000000')
  expect(Buffer.from(dingtalk.searchParams.get('sign') ?? '', 'base64').length).toBe(32)
  const feishu = signed(target('https://x/', 'feishu', 'SEC'), { msg_type: 'text' }, 1_700_000_000_000).body
  expect(feishu).toMatchObject({ timestamp: '1700000000', msg_type: 'text', sign: expect.stringMatching(/^.{43}=$/) })
})

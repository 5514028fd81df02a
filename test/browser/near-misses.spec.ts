import { once } from 'node:events'
import { connect } from 'node:net'
import type { Page } from '@playwright/test'
import type { RejectionCode } from '../../src/shared/contract/rejection'
import type { Settings } from '../../src/shared/model/settings'
import { textIn } from '../../src/shared/text/text'
import { sampleReport } from '../support/box'
import { expect, type Twin, test } from './fixture'

const post = (path: string, body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        `POST ${path} HTTP/1.1`,
        'Host: monitor',
        'Content-Type: application/json',
        'Connection: close',
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        '',
      ].join('\r\n'),
    ),
    Buffer.from(body),
  ])

const TLS_HELLO = Buffer.from('16030100c8010000c40303', 'hex')
const EVENT = { identity_id: '13028', identity_name: 'stranger', score: 0.16, dev_sno: 'CODE' }
const REPORT = JSON.stringify(sampleReport('SN-1'))
const NAMELESS = JSON.stringify({ ...sampleReport(''), dev_sno: '' })

/** What each kind of near miss looks like on the wire. */
const knocks: readonly [RejectionCode, Buffer][] = [
  ['wrong-path', post('/status', 'hello')],
  ['wrong-method', Buffer.from('GET /SophonFogStatus HTTP/1.1\r\nHost: monitor\r\nConnection: close\r\n\r\n')],
  ['tls', TLS_HELLO],
  ['broken-body', post('/SophonFogStatus', '{"gateway_sn": "SN-')],
  ['not-a-report', post('/SophonFogStatus', '{"hello": "world"}')],
  ['missing-identity', post('/SophonFogStatus', NAMELESS)],
  ['too-large', post('/SophonFogStatus', Buffer.alloc(1024 * 1024 + 1, 0x20))],
  ['event', post('/RealTimeEvent', JSON.stringify(EVENT))],
  ['broken-request', Buffer.from('220 mail.example ESMTP\r\n\r\n')],
  ['headers-too-large', Buffer.from(`GET / HTTP/1.1\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`)],
]

/** Sends bytes to the receiver, and waits until it hangs up. */
async function knock({ receiver }: Twin, bytes: Buffer): Promise<void> {
  const socket = connect(Number(new URL(receiver).port), '127.0.0.1')
  // Who is refused early may be cut off while it still sends.
  socket.on('error', () => undefined)
  socket.resume()
  socket.end(bytes)
  await once(socket, 'close')
}

async function set({ viewer }: Twin, settings: Partial<Settings>): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${viewer}/api/settings`, { method: 'POST', headers, body: JSON.stringify(settings) })
  expect(answer.status).toBe(200)
}

async function knockInEveryWay(twin: Twin): Promise<void> {
  for (const [, bytes] of knocks) await knock(twin, bytes)
  await set(twin, { reportsPerSecondPerSender: 1 })
  for (let n = 0; n < 4; n++) await knock(twin, post('/SophonFogStatus', REPORT))
  await set(twin, { reportsPerSecondPerSender: 0, allowedSenders: ['10.0.0.0/8'] })
  await knock(twin, post('/SophonFogStatus', REPORT))
}

const KINDS: readonly RejectionCode[] = [...knocks.map(([code]) => code), 'too-often', 'not-allowed']

const rows = (page: Page) => page.locator('button.rejection')

for (const language of ['en', 'zh'] as const) {
  const { rejection: words, receiver: say } = textIn(language)

  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' })

    test('each kind of near miss is listed with its reason, and opens to its hint', async ({ twin, open }) => {
      const page = await open()
      await page.keyboard.press('4')
      // What comes while somebody looks arrives as a push.
      await knockInEveryWay(twin)
      await expect(rows(page)).toHaveCount(KINDS.length)
      for (const code of KINDS) {
        const { reason, hint } = words[code]
        const row = rows(page).filter({ hasText: reason })
        await expect(row, code).toHaveCount(1)
        await expect(row).toContainText('127.0.0.1')
        await row.click()
        await expect(page.locator('.rejection-detail')).toContainText(hint)
        await row.click()
      }
    })

    test('the same fault again is one row that counts, with its first and last time', async ({ twin, open }) => {
      const page = await open()
      await page.keyboard.press('4')
      for (let n = 0; n < 12; n++) await knock(twin, TLS_HELLO)
      await expect(rows(page)).toHaveCount(1)
      await expect(rows(page)).toContainText('×12')
      await rows(page).click()
      const time = '\\d\\d:\\d\\d:\\d\\d'
      await expect(page.locator('.rejection-detail')).toContainText(new RegExp(say.cameBetween(12, time, time)))
    })

    test('the field at fault is marked in the body, or said not to be there', async ({ twin, open }) => {
      const page = await open()
      await page.keyboard.press('4')
      await knock(twin, post('/SophonFogStatus', NAMELESS))
      await rows(page).click()
      await expect(page.locator('mark')).toHaveText(/^"gateway_sn": ?""$/)
      await expect(page.locator('.fault-line')).toHaveText(say.fieldEmpty('gateway_sn'))
      await knock(twin, post('/SophonFogStatus', '{"gateway_ext_data": {}}'))
      await expect(page.locator('mark')).toHaveCount(0)
      await expect(page.locator('.fault-line')).toHaveText(say.fieldMissing('gateway_sn'))
    })
  })
}

test('what a sender wrote is text and nothing more', async ({ twin, open }) => {
  const page = await open()
  await page.keyboard.press('4')
  await knock(twin, post('/<img/src=x/onerror="document.title=1">', '<b>{'))
  await rows(page).click()
  await expect(page.locator('.rejection-detail pre')).toHaveText('<b>{')
  await expect(page.locator('.rejection-detail b, main img')).toHaveCount(0)
})

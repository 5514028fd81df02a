import { expect, test } from 'vitest'
import { type Refused, Rejections } from '../../../src/main/receiver/rejections'

const refused = (part: Partial<Refused> = {}): Refused => ({
  at: 0,
  from: '192.168.1.9',
  method: 'POST',
  path: '/x',
  contentType: null,
  code: 'wrong-path',
  reason: 'no',
  field: null,
  body: '',
  ...part,
})

test('the newest 200 are kept, newest first, and all are counted', () => {
  const rejections = new Rejections(() => undefined)
  for (let n = 0; n < 250; n++) rejections.add(refused({ path: `/${n}` }))
  expect(rejections.count).toBe(250)
  expect(rejections.list().length).toBe(200)
  expect(rejections.list()[0]?.path).toBe('/249')
})

test('whatever a sender writes, what is kept of it is bounded', () => {
  const rejections = new Rejections(() => undefined)
  const long = 'x'.repeat(1_000_000)
  rejections.add(refused({ path: long, body: long, contentType: long, method: long }))
  expect(JSON.stringify(rejections.list()).length).toBeLessThan(4000)
})

test('secrets in a URL are masked', () => {
  const rejections = new Rejections(() => undefined)
  rejections.add(refused({ path: '/x?token=abc&a=1&Password=def' }))
  expect(rejections.list()[0]?.path).toBe('/x?token=…&a=1&Password=…')
})

test('each comes with a hint and is told at once', () => {
  const told: string[] = []
  new Rejections(({ hint }) => told.push(hint)).add(refused())
  expect(told).toEqual([expect.stringContaining('status report URL')])
})

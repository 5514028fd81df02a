import { expect, test, vi } from 'vitest'
import { type Refused, Rejections } from '../../../src/main/receiver/rejections'
import type { RejectionView } from '../../../src/shared/contract/rejection'
import { iso } from '../../../src/shared/time/iso'

const refused = (part: Partial<Refused> = {}): Refused => ({
  at: 0,
  from: '192.168.1.9',
  method: 'POST',
  path: '/x',
  contentType: null,
  code: 'wrong-path',
  reason: 'no',
  field: null,
  status: 404,
  body: '',
  size: null,
  ...part,
})

test('the newest 200 are kept, newest first, and all are counted', () => {
  const rejections = new Rejections(() => undefined)
  for (let n = 0; n < 250; n++) rejections.add(refused({ from: `10.0.0.${n}` }))
  expect(rejections.count).toBe(250)
  expect(rejections.list().length).toBe(200)
  expect(rejections.list()[0]?.from).toBe('10.0.0.249')
})

test('whatever a sender writes, what is kept of it is bounded', () => {
  const rejections = new Rejections(() => undefined)
  const long = 'x'.repeat(1_000_000)
  rejections.add(refused({ path: long, body: long, contentType: long, method: long }))
  expect(JSON.stringify(rejections.list()).length).toBeLessThan(4000)
})

test('secrets in a URL are masked, also in a request that could not be read as one', () => {
  const rejections = new Rejections(() => undefined)
  rejections.add(refused({ path: '/x?token=abc&a=1&Password=def', body: 'GET /x?key=abc HTP/1\r\nHost: a' }))
  expect(rejections.list()[0]).toMatchObject({
    path: '/x?token=•••&a=1&Password=•••',
    body: 'GET /x?key=••• HTP/1\r\nHost: a',
  })
})

test('the same sender with the same fault is one row that counts, at the top again', () => {
  const rejections = new Rejections(() => undefined)
  rejections.add(refused({ at: 1000, body: 'first' }))
  rejections.add(refused({ at: 2000, from: '192.168.1.8' }))
  rejections.add(refused({ at: 3000, body: 'second', path: '/X/?a=1' }))
  expect(rejections.list().map(({ from, count }) => [from, count])).toEqual([
    ['192.168.1.9', 2],
    ['192.168.1.8', 1],
  ])
  expect(rejections.list()[0]).toMatchObject({ body: 'second', firstAt: iso(1000), at: iso(3000) })
})

test('each comes with a hint and is told soon; a flood is told as one', () => {
  vi.useFakeTimers()
  const told: RejectionView[] = []
  const rejections = new Rejections((rejection) => told.push(rejection))
  for (let n = 0; n < 500; n++) rejections.add(refused())
  vi.advanceTimersByTime(100)
  vi.useRealTimers()
  expect(told).toEqual([expect.objectContaining({ count: 500, hint: expect.stringContaining('status report URL') })])
})

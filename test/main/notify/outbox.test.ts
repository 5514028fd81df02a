import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Outbox } from '../../../src/main/notify/outbox'
import { minutes, seconds } from '../../../src/shared/time/millis'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function outbox(kept: readonly string[] = []) {
  const it = { sent: [] as (readonly string[])[], attempts: 0, isUp: true, kept: 0 }
  const box = new Outbox<string>(kept, {
    send: async (waiting) => {
      it.attempts++
      if (it.isUp) it.sent.push(waiting)
      return { delivered: it.isUp, status: null, reason: it.isUp ? null : 'down', failure: null }
    },
    onSent: () => it.kept++,
    log: () => undefined,
  })
  const say = async (...messages: string[]) => {
    box.add(messages)
    box.wake()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { it, box, say }
}

test('while all is well each message goes out by itself, at once', async () => {
  const { it, say } = outbox()
  await say('a')
  await say('b')
  expect(it.sent).toEqual([['a'], ['b']])
})

test('what failed goes out with all that came meanwhile, as one', async () => {
  const { it, box, say } = outbox()
  it.isUp = false
  await say('a')
  await say('b')
  await say('c')
  await vi.advanceTimersByTimeAsync(minutes(1))
  expect(it.sent).toEqual([])
  it.isUp = true
  await vi.advanceTimersByTimeAsync(minutes(5))
  expect(it.sent).toEqual([['a', 'b', 'c']])
  expect(box.waiting).toEqual([])
  expect(it.kept).toBe(1)
})

test('it is tried ever more patiently, at least every five minutes', async () => {
  const { it, say } = outbox()
  it.isUp = false
  await say('a')
  await vi.advanceTimersByTimeAsync(seconds(2 + 4 + 8))
  expect(it.attempts).toBe(4)
  await vi.advanceTimersByTimeAsync(minutes(60))
  expect(it.attempts).toBeGreaterThan(14)
  expect(it.attempts).toBeLessThan(25)
})

test('what waited when the station last ran goes out first', async () => {
  const { it, say } = outbox(['old'])
  await say('new')
  expect(it.sent).toEqual([['old', 'new']])
})

test('stopped, it keeps what waits and sends no more', async () => {
  const { it, box, say } = outbox()
  it.isUp = false
  await say('a')
  await box.stop()
  it.isUp = true
  await vi.advanceTimersByTimeAsync(minutes(10))
  expect(it.sent).toEqual([])
  expect(box.waiting).toEqual(['a'])
})

test('another address is tried at once', async () => {
  const { it, box, say } = outbox()
  it.isUp = false
  await say('a')
  it.isUp = true
  box.retryNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(it.sent).toEqual([['a']])
})

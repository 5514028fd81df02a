import { createServer } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { postReport, sampleReport } from '../support/box'
import { startStation } from '../support/station'

test('a station whose port was taken listens by itself when it is free', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const other = createServer()
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  const { station } = await startStation({ port })
  expect(station.receiver()).toMatchObject({ listening: false, problem: { code: 'port-in-use', port } })
  await new Promise((resolve) => other.close(resolve))
  vi.advanceTimersByTime(10_000)
  await vi.waitFor(() => expect(station.receiver()).toMatchObject({ listening: true, port, problem: null }))
})

test('a paused receiver hears nobody and judges nobody, until it is resumed on the same port', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { station } = await startStation({ port: 0 })
  const { port } = station.receiver()
  expect(await postReport(port, sampleReport('HEARD'))).toBe(200)

  expect(await station.call('pauseReceiver', {})).toMatchObject({
    ok: true,
    value: { listening: false, listeningSince: null, port, problem: { code: 'paused', port } },
  })
  await expect(postReport(port, sampleReport('HEARD'))).rejects.toThrow()
  expect(await station.call('getGateway', { id: 'HEARD' })).toMatchObject({ value: { presence: 'unobserved' } })

  // What tries again by itself after trouble leaves it alone.
  vi.advanceTimersByTime(30_000)
  await new Promise((resolve) => setImmediate(resolve))
  expect(station.receiver()).toMatchObject({ listening: false, problem: { code: 'paused' } })

  expect(await station.call('openReceiver', {})).toMatchObject({
    ok: true,
    value: { listening: true, port, problem: null },
  })
  expect(await postReport(port, sampleReport('HEARD'))).toBe(200)
})

import { createServer } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
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

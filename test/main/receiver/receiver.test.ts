import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { StorageFailure } from '../../../src/main/failures'
import { Receiver } from '../../../src/main/receiver/receiver'
import { DEFAULT_SETTINGS } from '../../../src/shared/model/settings'
import { iso } from '../../../src/shared/time/iso'
import { sampleReport } from '../../support/box'
import { FakeClock } from '../../support/fake-clock'
import { postReport } from '../../support/station'

async function open(keep: () => Promise<void> = async () => undefined) {
  const clock = new FakeClock()
  const receiver = new Receiver({ clock, accept: keep, onRejection: () => undefined }, DEFAULT_SETTINGS)
  onTestFinished(() => receiver.close())
  expect(await receiver.open('127.0.0.1', 0)).toBeNull()
  const report = async () =>
    (await postReport(`http://127.0.0.1:${receiver.view().port}`, JSON.stringify(sampleReport('SN-1')))).status
  return { clock, receiver, report }
}

test.each([
  ['storage-full', new StorageFailure('the disk is full', true)],
  ['storage-failed', new StorageFailure('the folder is read-only')],
  ['storage-failed', new Error('a defect')],
])('what cannot be kept is the problem %s, since it first happened and until it is over', async (code, failure) => {
  let isBroken = true
  const { clock, receiver, report } = await open(async () => {
    if (isBroken) throw failure
  })
  const begun = clock.now()
  expect(await report()).toBe(503)
  clock.advance(60_000)
  expect(await report()).toBe(503)
  expect(receiver.view()).toMatchObject({
    listening: true,
    accepted: 0,
    problem: { code, since: iso(begun), message: failure.message, owner: null },
  })
  isBroken = false
  expect(await report()).toBe(200)
  expect(receiver.view().problem).toBeNull()
})

test('a port that is taken names its holder and a free one; the port before stays open', async () => {
  const { receiver, report } = await open()
  const other = createServer()
  onTestFinished(() => void other.close())
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  const problem = await receiver.open('127.0.0.1', taken)
  expect(problem).toMatchObject({ code: 'port-in-use', port: taken })
  expect(problem?.freePort).toBeGreaterThan(taken)
  // Who holds it is this very test, which Linux tells.
  if (process.platform === 'linux') {
    expect(problem?.owner?.pid).toBe(process.pid)
    expect(problem?.message).toContain(`(PID ${process.pid})`)
  }
  expect(receiver.view()).toMatchObject({ listening: true, problem: null })
  expect(await report()).toBe(200)
})

test('while it does not listen it says since when it does not', async () => {
  const { clock, receiver } = await open()
  expect(receiver.view().listeningSince).toBe(iso(clock.now()))
  await receiver.close()
  expect(receiver.view()).toMatchObject({ listening: false, listeningSince: null })
})

test('tried again, it listens as soon as nobody is in its way', async () => {
  const clock = new FakeClock()
  const receiver = new Receiver(
    { clock, accept: async () => undefined, onRejection: () => undefined },
    DEFAULT_SETTINGS,
  )
  onTestFinished(() => receiver.close())
  const other = createServer()
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  await receiver.open('127.0.0.1', taken)
  expect(await receiver.retry()).toBe(false)
  expect(receiver.view().problem?.code).toBe('port-in-use')
  await new Promise((resolve) => other.close(resolve))
  expect(await receiver.retry()).toBe(true)
  expect(receiver.view()).toMatchObject({ listening: true, port: taken, problem: null })
  // There is nothing to mend now, and nothing after it was closed for good.
  expect(await receiver.retry()).toBe(false)
  await receiver.close()
  expect(await receiver.retry()).toBe(false)
})

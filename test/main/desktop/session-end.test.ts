import { EventEmitter } from 'node:events'
import { powerMonitor } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { endWithSession } from '../../../src/main/desktop/session-end'

vi.mock('electron', () => ({ powerMonitor: new EventEmitter() }))
beforeEach(() => void powerMonitor.removeAllListeners())

function session() {
  const quitting = { isUnderWay: () => false, now: vi.fn() }
  const log = vi.fn()
  const dress = endWithSession(quitting, log)
  const frame = new EventEmitter()
  dress(frame as never)
  return { quitting, log, frame }
}

it('goes on while Windows only asks whether the session may end: somebody may call it off', () => {
  const { quitting, log, frame } = session()
  const event = { reasons: ['shutdown', 'critical'], preventDefault: vi.fn() }
  frame.emit('query-session-end', event)
  expect(quitting.now).not.toHaveBeenCalled()
  expect(event.preventDefault).not.toHaveBeenCalled()
  expect(log).toHaveBeenCalledWith(expect.stringContaining('shutdown, critical'))
})

it('stops, without a question, when Windows says that the session ends', () => {
  const { quitting, log, frame } = session()
  frame.emit('session-end', { reasons: ['logoff'] })
  expect(quitting.now).toHaveBeenCalledOnce()
  expect(log).toHaveBeenCalledWith(expect.stringContaining('logoff'))
})

it('has Linux and macOS wait for it', () => {
  const { quitting } = session()
  const event = { preventDefault: vi.fn() }
  powerMonitor.emit('shutdown', event)
  expect(event.preventDefault).toHaveBeenCalledOnce()
  expect(quitting.now).toHaveBeenCalledOnce()
  // Some versions tell nothing with it.
  powerMonitor.emit('shutdown')
  expect(quitting.now).toHaveBeenCalledTimes(2)
})

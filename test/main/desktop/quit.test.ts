import { EventEmitter } from 'node:events'
import { app } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { stopBeforeQuit } from '../../../src/main/desktop/quit'

vi.mock('electron', () => ({ app: Object.assign(new EventEmitter(), { quit: vi.fn(), exit: vi.fn() }) }))

beforeEach(() => {
  app.removeAllListeners()
  vi.clearAllMocks()
})

describe('quitting', () => {
  it('waits for the station to stop, and then ends', async () => {
    let stopped = (): void => {}
    stopBeforeQuit(() => new Promise((resolve) => (stopped = resolve)), vi.fn())
    expect(askToQuit()).toBe('prevented')
    expect(askToQuit()).toBe('prevented')
    expect(app.quit).not.toHaveBeenCalled()

    stopped()
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
    expect(askToQuit()).toBe('allowed')
  })

  it('ends with an error where the station cannot stop', async () => {
    const log = vi.fn()
    stopBeforeQuit(() => Promise.reject(new Error('the disk is full')), log)
    askToQuit()
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(1))
    expect(log).toHaveBeenCalledWith(expect.stringContaining('the disk is full'))
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    stopBeforeQuit(() => new Promise(() => {}), vi.fn())
    askToQuit()
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    expect(app.exit).toHaveBeenCalledWith(1)
  })
})

function askToQuit(): 'prevented' | 'allowed' {
  const event = { preventDefault: vi.fn() }
  app.emit('before-quit', event)
  return event.preventDefault.mock.calls.length > 0 ? 'prevented' : 'allowed'
}

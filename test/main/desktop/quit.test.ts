import { EventEmitter } from 'node:events'
import { app } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { stopBeforeQuit } from '../../../src/main/desktop/quit'

vi.mock('electron', () => ({ app: Object.assign(new EventEmitter(), { quit: vi.fn(), exit: vi.fn() }) }))

beforeEach(() => {
  app.removeAllListeners()
  vi.clearAllMocks()
})

const gladly = () => Promise.resolve(true)

describe('quitting', () => {
  it('waits for the station to stop, and then ends', async () => {
    let stopped = (): void => {}
    stopBeforeQuit(() => new Promise((resolve) => (stopped = resolve)), gladly, vi.fn())
    expect(askToQuit()).toBe('prevented')
    expect(askToQuit()).toBe('prevented')
    expect(app.quit).not.toHaveBeenCalled()
    await asked()

    stopped()
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
    expect(askToQuit()).toBe('allowed')
  })

  it('ends with an error where the station cannot stop', async () => {
    const log = vi.fn()
    stopBeforeQuit(() => Promise.reject(new Error('the disk is full')), gladly, log)
    askToQuit()
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(1))
    expect(log).toHaveBeenCalledWith(expect.stringContaining('the disk is full'))
  })

  it('goes on where somebody wants it to, and asks anew the next time', async () => {
    const stop = vi.fn(() => Promise.resolve())
    const mayQuit = vi.fn(() => Promise.resolve(false))
    const quitting = stopBeforeQuit(stop, mayQuit, vi.fn())
    expect(askToQuit()).toBe('prevented')
    // Impatience is no answer.
    expect(askToQuit()).toBe('prevented')
    await asked()
    expect(mayQuit).toHaveBeenCalledOnce()
    expect(stop).not.toHaveBeenCalled()
    expect(quitting.isUnderWay()).toBe(false)

    mayQuit.mockResolvedValue(true)
    askToQuit()
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
    expect(stop).toHaveBeenCalledOnce()
    expect(quitting.isUnderWay()).toBe(true)
  })

  it('does not ask where the system ends, not even while it waits for an answer', async () => {
    const stop = vi.fn(() => Promise.resolve())
    const quitting = stopBeforeQuit(stop, () => new Promise(() => {}), vi.fn())
    askToQuit()
    quitting.now()
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
    expect(stop).toHaveBeenCalledOnce()
  })

  it('does not keep somebody who cannot be asked', async () => {
    const stop = vi.fn(() => Promise.resolve())
    stopBeforeQuit(stop, () => Promise.reject(new Error('no dialog')), vi.fn())
    askToQuit()
    await vi.waitFor(() => expect(stop).toHaveBeenCalledOnce())
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    stopBeforeQuit(() => new Promise(() => {}), gladly, vi.fn())
    askToQuit()
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    expect(app.exit).toHaveBeenCalledWith(1)
  })
})

const asked = () => new Promise((resolve) => setImmediate(resolve))

function askToQuit(): 'prevented' | 'allowed' {
  const event = { preventDefault: vi.fn() }
  app.emit('before-quit', event)
  return event.preventDefault.mock.calls.length > 0 ? 'prevented' : 'allowed'
}

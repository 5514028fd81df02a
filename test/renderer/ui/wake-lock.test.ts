import { describe, expect, it, vi } from 'vitest'
import { keepAwake, type Wakefulness } from '../../../src/renderer/ui/wake-lock'

/** A screen whose page can be hidden, as by another tab, and shown again. */
function screen(grant: () => Promise<void> = async () => {}) {
  const listeners = new Set<() => void>()
  const held = new Set<{ released: boolean }>()
  const document = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }
  const request = vi.fn(async () => {
    await grant()
    const lock = {
      released: false,
      release: async () => {
        lock.released = true
        held.delete(lock)
      },
    }
    held.add(lock)
    return lock as unknown as WakeLockSentinel
  })
  const turn = async (state: DocumentVisibilityState) => {
    document.visibilityState = state
    // As the system does, the lock is taken back from a page that is not seen.
    if (state === 'hidden') for (const lock of held) lock.released = true
    if (state === 'hidden') held.clear()
    for (const listener of listeners) listener()
    await settled()
  }
  return { document: document as unknown as Document, wakeLock: { request }, request, held, listeners, turn }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the screen', () => {
  it('is kept on until nobody needs it any more', async () => {
    const { held, ...rest } = screen()
    const told: Wakefulness[] = []
    const end = keepAwake(rest, (wakefulness) => told.push(wakefulness))
    await settled()
    expect(told).toEqual(['awake'])
    expect(held.size).toBe(1)
    end()
    expect(held.size).toBe(0)
    expect(rest.listeners.size).toBe(0)
  })

  it('is kept on again after the page was hidden, with one lock at a time', async () => {
    const { held, turn, ...rest } = screen()
    keepAwake(rest, () => {})
    await settled()
    await turn('hidden')
    expect(held.size).toBe(0)
    await turn('visible')
    await turn('visible')
    expect(held.size).toBe(1)
    expect(rest.request).toHaveBeenCalledTimes(2)
  })

  it('is let go though the permission comes too late', async () => {
    const { held, ...rest } = screen()
    const tell = vi.fn()
    keepAwake(rest, tell)()
    await settled()
    expect(held.size).toBe(0)
    expect(tell).not.toHaveBeenCalled()
  })

  it.each([
    ['the browser has no lock', undefined],
    ['the system refuses', { request: () => Promise.reject(new Error('battery low')) }],
  ])('may darken when %s, and that is said', async (_, wakeLock) => {
    const told: Wakefulness[] = []
    keepAwake({ document: screen().document, wakeLock }, (wakefulness) => told.push(wakefulness))
    await settled()
    expect(told).toEqual(['impossible'])
  })
})

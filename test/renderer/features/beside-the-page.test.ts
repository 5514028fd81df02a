import { afterEach, expect, it, vi } from 'vitest'
import { playOnce } from '../../../src/renderer/features/alerts/tones'
import { notify } from '../../../src/renderer/features/alerts/use-web-notifications'
import { bad } from '../alerts'
import { NOW } from '../gateways'

afterEach(() => void vi.unstubAllGlobals())

it('makes nothing of it where a browser has no way to play a sound', async () => {
  vi.stubGlobal(
    'AudioContext',
    class {
      constructor() {
        throw new DOMException('no device', 'NotSupportedError')
      }
    },
  )
  expect(await playOnce(50)).toBe(false)
})

it('makes nothing of it where a page may show no notifications itself, as on a phone', () => {
  vi.stubGlobal(
    'Notification',
    class {
      constructor() {
        throw new TypeError('Illegal constructor')
      }
    },
  )
  expect(notify(bad('1'), 'en', NOW)).toBeNull()
  const shown = vi.fn()
  vi.stubGlobal(
    'Notification',
    class {
      constructor(title: string) {
        shown(title)
      }
    },
  )
  expect(notify(bad('1', 'a'), 'en', NOW)).not.toBeNull()
  expect(shown).toHaveBeenCalledOnce()
})

import { afterEach, expect, test, vi } from 'vitest'
import { rememberAppearance, rememberedAppearance, resolveAppearance } from '../../../src/renderer/store/appearance'
import { createView } from '../../../src/renderer/store/view'

afterEach(() => vi.unstubAllGlobals())

test('a browser that forbids pages to keep anything shows the interface as the system has it', () => {
  for (const place of ['localStorage', 'sessionStorage']) {
    vi.stubGlobal(place, undefined)
    Object.defineProperty(globalThis, place, {
      configurable: true,
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    })
  }
  vi.stubGlobal('navigator', { languages: ['zh-CN', 'en'] })
  vi.stubGlobal('window', { matchMedia: () => ({ matches: true }) })
  expect(rememberedAppearance()).toEqual({ theme: 'system', language: 'system' })
  expect(resolveAppearance(rememberedAppearance())).toEqual({ theme: 'dark', language: 'zh' })
  rememberAppearance({ theme: 'light', language: 'en' })
  expect(createView().state.getState().looks.few.density).toBe('cards')
})

import { nativeTheme } from 'electron'
import { expect, it, vi } from 'vitest'
import { followTheme } from '../../../src/main/desktop/theme'
import type { StationPort } from '../../../src/main/ports'
import type { PushEvent } from '../../../src/shared/contract/push'
import { ok } from '../../../src/shared/outcome'

vi.mock('electron', () => ({ nativeTheme: { themeSource: 'system' } }))

it('has the system draw its part as the settings say, at the start and whenever they change', async () => {
  let push: (event: PushEvent) => void = () => {}
  const station = {
    call: async () => ok({ theme: 'dark' }),
    subscribe: (listener: typeof push) => (push = listener),
  }
  await followTheme(station as unknown as StationPort)
  expect(nativeTheme.themeSource).toBe('dark')
  // Light and dark by the system again, which the page sees by `prefers-color-scheme`.
  push({ type: 'settings', settings: { theme: 'system' } } as PushEvent)
  expect(nativeTheme.themeSource).toBe('system')
})

import { session } from 'electron'
import { expect, it, vi } from 'vitest'
import { limitPermissions } from '../../../src/main/desktop/permissions'

vi.mock('electron', () => ({
  session: { defaultSession: { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn() } },
}))

limitPermissions()
const [onRequest] = vi.mocked(session.defaultSession.setPermissionRequestHandler).mock.calls[0] ?? []
const [onCheck] = vi.mocked(session.defaultSession.setPermissionCheckHandler).mock.calls[0] ?? []

it.each([
  ['notifications', false],
  ['clipboard-sanitized-write', true],
  ['fullscreen', true],
  ['screen-wake-lock', true],
  ['system-wake-lock', false],
  ['clipboard-read', false],
  ['media', false],
  ['geolocation', false],
  ['openExternal', false],
  ['unknown', false],
] as const)('answers a request for %s with %s', (permission, granted) => {
  const answer = vi.fn()
  onRequest?.({} as never, permission, answer, {} as never)
  expect(answer).toHaveBeenCalledWith(granted)
  expect(onCheck?.(null, permission, '', {} as never)).toBe(granted)
})

import { app } from 'electron'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followSystemLanguages } from '../../../src/main/desktop/system-languages'
import type { StationPort } from '../../../src/main/ports'
import type { PushEvent } from '../../../src/shared/contract/push'
import { ok } from '../../../src/shared/outcome'

vi.mock('electron', () => ({ app: { getPreferredSystemLanguages: vi.fn(() => ['en-GB']) } }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function following() {
  const station = {
    call: vi.fn(async () => ok({ language: 'system' })),
    subscribe: vi.fn((_listener: (event: PushEvent) => void) => vi.fn()),
    download: vi.fn(),
  }
  const onChange = vi.fn()
  return { station, onChange, port: followSystemLanguages(station as unknown as StationPort, onChange) }
}

it('says nothing while the system speaks as it did', async () => {
  const { port, onChange } = following()
  const listener = vi.fn()
  port.subscribe(listener)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(listener).not.toHaveBeenCalled()
  expect(onChange).not.toHaveBeenCalled()
})

it('tells the settings once more when it speaks otherwise, to whoever still listens', async () => {
  const { port, onChange } = following()
  const [stays, leaves] = [vi.fn(), vi.fn()]
  port.subscribe(stays)
  port.subscribe(leaves)()
  vi.mocked(app.getPreferredSystemLanguages).mockReturnValue(['zh-Hans-CN', 'en-GB'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stays).toHaveBeenCalledExactlyOnceWith({ type: 'settings', settings: { language: 'system' } })
  expect(leaves).not.toHaveBeenCalled()
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['zh-Hans-CN', 'en-GB'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(onChange).toHaveBeenCalledOnce()
})

it('is otherwise the station', async () => {
  const { port, station } = following()
  expect(await port.call('getSettings', {})).toEqual(ok({ language: 'system' }))
  port.download({ id: 'a' })
  expect(station.download).toHaveBeenCalledWith({ id: 'a' })
  expect(station.subscribe).not.toHaveBeenCalled()
})

import { Notification } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { tellOfUpdates } from '../../../src/main/desktop/update-notice'
import type { StationPort } from '../../../src/main/ports'
import { ok } from '../../../src/shared/outcome'

const shown: { title: string; body: string; click: () => void }[] = []

vi.mock('electron', () => {
  class Notification {
    static isSupported = vi.fn(() => true)
    private click = (): void => {}
    constructor(private readonly said: { title: string; body: string }) {}
    on(_event: 'click', listener: () => void): void {
      this.click = listener
    }
    show(): void {
      shown.push({ ...this.said, click: this.click })
    }
  }
  return { Notification, app: { getPreferredSystemLanguages: () => ['en-GB'] } }
})
beforeEach(() => void shown.splice(0))

function notice(isFocused: boolean | null, language = 'en') {
  const parts = { tell: vi.fn(), showAndTell: vi.fn() }
  const station = { call: async () => ok({ language }) } as unknown as StationPort
  const frame = isFocused === null ? undefined : { isFocused: () => isFocused }
  return { ...parts, say: tellOfUpdates({ ...parts, station, window: { frame: () => frame as never } }) }
}

it.each([false, null])(
  'a version that is ready is told in the window and, unseen (%s), beside it',
  async (isFocused) => {
    const { say, tell, showAndTell } = notice(isFocused)
    await say('1.2.3')
    expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'update', version: '1.2.3' })
    expect(shown).toMatchObject([{ title: 'A newer Fogwatch is ready', body: expect.stringContaining('1.2.3') }])
    shown[0]?.click()
    expect(showAndTell).toHaveBeenCalledExactlyOnceWith({ type: 'show', screen: 'settings' })
  },
)

it('whoever looks at the window is told there alone', async () => {
  const { say, tell } = notice(true)
  await say('1.2.3')
  expect(tell).toHaveBeenCalledOnce()
  expect(shown).toEqual([])
})

it('speaks the language of the interface, and is silent where the system shows nothing', async () => {
  await notice(false, 'zh').say('1.2.3')
  expect(shown[0]?.title).toBe('雾哨新版本已就绪')
  vi.mocked(Notification.isSupported).mockReturnValueOnce(false)
  await notice(false).say('1.2.4')
  expect(shown).toHaveLength(1)
})

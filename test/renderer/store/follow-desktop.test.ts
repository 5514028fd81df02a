import { beforeAll, expect, test, vi } from 'vitest'
import { followDesktop } from '../../../src/renderer/store/follow-desktop'
import type { DesktopEvent } from '../../../src/shared/contract/push'

beforeAll(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('navigator', { languages: ['en-GB'] })
  vi.stubGlobal('window', { dispatchEvent: vi.fn() })
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) })
})

function followed(language: 'en' | 'zh' | 'system' = 'en') {
  const view = { showScreen: vi.fn(), showGateway: vi.fn() }
  const notices = { fail: vi.fn(), tell: vi.fn() }
  const state = { getState: () => ({ settings: { language, theme: 'light' } }) }
  return { view, notices, follow: followDesktop({ state } as never, view, notices) }
}

const EVENTS: readonly [DesktopEvent, 'showScreen' | 'showGateway' | 'fail' | 'tell', unknown][] = [
  [{ type: 'show', screen: 'settings' }, 'showScreen', 'settings'],
  [{ type: 'open', gateway: 'SN-1' }, 'showGateway', 'SN-1'],
  [{ type: 'open', gateway: null }, 'showScreen', 'events'],
  [{ type: 'reloaded' }, 'fail', expect.stringContaining('was loaded again')],
  [{ type: 'update', version: '1.2.3' }, 'tell', expect.stringContaining('Version 1.2.3 is ready')],
]

test.each(EVENTS)('of %j the window does what is asked, and nothing else', (event, deed, what) => {
  const { view, notices, follow } = followed()
  follow(event)
  const deeds = { ...view, ...notices }
  expect(deeds[deed]).toHaveBeenCalledExactlyOnceWith(what)
  for (const [name, other] of Object.entries(deeds)) if (name !== deed) expect(other).not.toHaveBeenCalled()
})

test('it speaks the language of the settings', () => {
  const { notices, follow } = followed('zh')
  follow({ type: 'update', version: '1.2.3' })
  expect(notices.tell).toHaveBeenCalledWith('版本 1.2.3 已就绪，退出雾哨时安装。')
})

test('it speaks the language that the system has come to speak', () => {
  const { notices, follow } = followed('system')
  follow({ type: 'update', version: '1.2.3' })
  follow({ type: 'languages', languages: ['zh-CN', 'en-GB'] })
  follow({ type: 'update', version: '1.2.3' })
  expect(notices.tell.mock.calls.flat()).toEqual([
    expect.stringContaining('Version 1.2.3'),
    expect.stringContaining('版本 1.2.3'),
  ])
  expect(window.dispatchEvent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'languagechange' }))
})

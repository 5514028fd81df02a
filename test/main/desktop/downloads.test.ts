import { session } from 'electron'
import { expect, it, vi } from 'vitest'
import { isOwnBlob, limitDownloads } from '../../../src/main/desktop/downloads'

vi.mock('electron', () => ({ session: { defaultSession: { on: vi.fn() } } }))

const HOME = 'app://fogwatch/index.html'

it.each([
  ['blob:app://fogwatch/5c1f', true],
  ['blob:app://fogwatch.evil/5c1f', false],
  ['blob:https://evil.example/5c1f', false],
  ['https://evil.example/tool.exe', false],
  ['app://fogwatch/index.html', false],
  ['file:///etc/passwd', false],
  ['data:text/plain,x', false],
])('%s is its own: %s', (url, isOwn) => {
  expect(isOwnBlob(url, HOME)).toBe(isOwn)
})

it('knows what a dev server’s page has made', () => {
  expect(isOwnBlob('blob:http://localhost:5173/5c1f', 'http://localhost:5173/')).toBe(true)
  expect(isOwnBlob('blob:http://localhost:9/5c1f', 'http://localhost:5173/')).toBe(false)
})

it('prevents what is not', () => {
  limitDownloads(HOME)
  const [name, onDownload] = vi.mocked(session.defaultSession.on).mock.calls[0] ?? []
  expect(name).toBe('will-download')
  const asked = (url: string) => {
    const preventDefault = vi.fn()
    Reflect.apply(onDownload as never, null, [{ preventDefault }, { getURL: () => url }])
    return preventDefault.mock.calls.length
  }
  expect([asked('https://evil.example/tool.exe'), asked('blob:app://fogwatch/1')]).toEqual([1, 0])
})

import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { drawAttention } from '../../../src/main/desktop/attention'
import type { MainWindow } from '../../../src/main/desktop/main-window'
import type { Severity } from '../../../src/shared/alerts/announcement'
import type { PushEvent } from '../../../src/shared/contract/push'

const bounce = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ app: { dock: { bounce } } }))

it.each([
  ['critical', false, [true]],
  ['warning', false, [true]],
  ['info', false, []],
  ['critical', true, []],
] as const)('news that is %s, with the focus %s, flashes %j', (severity, isFocused, flashes) => {
  const window = watched('linux', isFocused)
  window.announce(severity)
  expect(window.flashes).toEqual(flashes)
  expect(bounce).not.toHaveBeenCalled()
})

it('stops flashing when the window is looked at', () => {
  const { announce, flashes, frame } = watched('win32', false)
  announce('critical')
  frame.emit('focus')
  expect(flashes).toEqual([true, false])
})

it('bounces in the dock of macOS instead', () => {
  const { announce, flashes } = watched('darwin', false)
  announce('critical')
  expect(flashes).toEqual([])
  expect(bounce).toHaveBeenCalledOnce()
})

function watched(platform: NodeJS.Platform, isFocused: boolean) {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  bounce.mockClear()
  const flashes: boolean[] = []
  const frame = Object.assign(new EventEmitter(), {
    isFocused: () => isFocused,
    flashFrame: (flag: boolean) => flashes.push(flag),
  })
  const window = { frame: () => frame, onOpen: (dress: (frame: object) => void) => dress(frame) }
  let hear: (event: PushEvent) => void = () => {}
  drawAttention(
    {
      call: () => Promise.reject(new Error('not asked here')),
      download: () => Promise.reject(new Error('not asked here')),
      subscribe(listener) {
        hear = listener
        return () => {}
      },
    },
    window as unknown as MainWindow,
  )
  const announce = (severity: Severity) => hear({ type: 'announcement', announcement: { severity } } as PushEvent)
  return { announce, flashes, frame }
}

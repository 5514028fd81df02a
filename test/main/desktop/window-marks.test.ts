import { describe, expect, it } from 'vitest'
import { overlayDot } from '../../../src/main/desktop/overlay-dot'
import { windowTitle } from '../../../src/main/desktop/window-title'

describe('the title of the window', () => {
  it.each([
    [0, 'en', 'Fogwatch'],
    [0, 'zh', '雾哨'],
    [3, 'en', '(3) Fogwatch'],
    [12, 'zh', '(12) 雾哨'],
  ] as const)('with %i alerts in %s is %s', (count, language, title) => {
    expect(windowTitle(count, language)).toBe(title)
  })
})

describe('the dot on the button of the task bar', () => {
  const dot = overlayDot(16)
  const alpha = (x: number, y: number) => dot[(y * 16 + x) * 4 + 3]

  it('is filled in the middle and clear in the corners', () => {
    expect(dot).toHaveLength(16 * 16 * 4)
    expect(alpha(8, 8)).toBe(255)
    for (const [x, y] of [
      [0, 0],
      [15, 0],
      [0, 15],
      [15, 15],
    ] as const)
      expect(alpha(x, y)).toBe(0)
  })

  it('has no colour brighter than it is opaque', () => {
    for (let at = 0; at < dot.length; at += 4)
      expect(Math.max(...dot.subarray(at, at + 3))).toBeLessThanOrEqual(dot[at + 3] ?? 0)
  })
})

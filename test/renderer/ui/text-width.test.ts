import { expect, test } from 'vitest'
import { textWidth } from '../../../src/renderer/ui/text-width'

test('is near what Chromium draws, and never less', () => {
  // Measured in Inter at 12 px: text, px.
  const measured = [
    ['Logistics park 05', 99],
    ['Tower B lobby 2 46', 111],
    ['192.168.13.24', 87],
    ['地铁车辆段05', 75],
  ] as const
  for (const [text, px] of measured) {
    expect([text, textWidth(text, 12) >= px]).toEqual([text, true])
    expect([text, textWidth(text, 12) < px * 1.1]).toEqual([text, true])
  }
})

import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { modulesPath } from '../../../src/renderer/ui/QrCode'

/** Draws a path of rectangles back into modules. */
function modulesOf(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let dx = 0; dx < Number(width); dx++) {
      const row = rows[Number(y)]
      if (row) row[Number(x) + dx] = true
    }
  }
  return rows
}

test.each(['http://192.168.1.20:9528/SophonFogStatus', 'http://[fd00::20]:9528/box/monitor/status/report'])(
  'every dark module of %s is drawn, and nothing else',
  (url) => {
    const { data, size } = encode(url, { ecc: 'M', border: 0 })
    expect(modulesOf(modulesPath(data), size)).toEqual(data)
  },
)

test('modules side by side are one rectangle, which no scaling tears apart', () => {
  expect(modulesPath([[true, true, false, true]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z')
})

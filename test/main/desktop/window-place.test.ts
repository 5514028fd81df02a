import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DisplayArea, fitInto, isReachable, LEAST_SIZE, placeOn } from '../../../src/main/desktop/window-place'

const area = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
const laptop: DisplayArea = { id: '1', workArea: area(0, 0, 1366, 728) }
const beside: DisplayArea = { id: '2', workArea: area(1366, 0, 1920, 1040) }
const nothing = { places: {}, lastDisplay: null }
const leftBeside = {
  places: {
    '1': { bounds: area(20, 30, 1000, 650), maximized: true },
    '2': { bounds: area(1500, 100, 1400, 900), maximized: false },
  },
  lastDisplay: '2',
}

describe('where the window opens', () => {
  it('is the middle of the first display at first, as large as it is drawn for', () => {
    expect(placeOn(nothing, [beside])).toEqual({ bounds: area(1686, 120, 1280, 800), maximized: false })
    expect(placeOn(nothing, [laptop]).bounds).toEqual(area(43, 0, 1280, 728))
  })

  it('is where it was left', () => {
    expect(placeOn(leftBeside, [laptop, beside])).toEqual(leftBeside.places[2])
  })

  it('is as it was left on the display that remains', () => {
    expect(placeOn(leftBeside, [laptop])).toEqual(leftBeside.places[1])
  })

  it('is on the display although that lies elsewhere now, or is smaller', () => {
    const moved = { id: '2', workArea: area(-1280, 0, 1280, 984) }
    expect(placeOn(leftBeside, [laptop, moved]).bounds).toEqual(area(-1280, 84, 1280, 900))
  })

  it('lies within the display wherever it was, if that has room for it', () => {
    const side = fc.integer({ min: -20_000, max: 20_000 })
    const size = fc.integer({ min: 0, max: 20_000 })
    const bounds = fc.record({ x: side, y: side, width: size, height: size })
    const work = fc.record({
      x: side,
      y: side,
      width: fc.integer({ min: LEAST_SIZE.width, max: 8000 }),
      height: fc.integer({ min: LEAST_SIZE.height, max: 8000 }),
    })
    fc.assert(
      fc.property(bounds, work, (bounds, workArea) => {
        const fit = fitInto(bounds, workArea)
        expect(fit.x).toBeGreaterThanOrEqual(workArea.x)
        expect(fit.y).toBeGreaterThanOrEqual(workArea.y)
        expect(fit.x + fit.width).toBeLessThanOrEqual(workArea.x + workArea.width)
        expect(fit.y + fit.height).toBeLessThanOrEqual(workArea.y + workArea.height)
        expect(isReachable(fit, [{ id: '1', workArea }])).toBe(true)
        expect(fitInto(fit, workArea)).toEqual(fit)
      }),
    )
  })

  it('is where its title bar can be taken hold of', () => {
    expect(isReachable(area(1300, 0, 1000, 600), [laptop])).toBe(false)
    expect(isReachable(area(1300, 0, 1000, 600), [laptop, beside])).toBe(true)
    expect(isReachable(area(100, -300, 1000, 600), [laptop])).toBe(false)
    expect(isReachable(area(100, 720, 1000, 600), [laptop])).toBe(false)
  })
})

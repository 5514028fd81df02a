import { describe, expect, it } from 'vitest'
import { type CellPlace, nextCell } from '../../../../src/renderer/features/fleet/compact/next-cell'

/** Five panels, two side by side, four cells in a row: of 10, 6, 3, 9 and 1 boxes. */
const layout = { sizes: [10, 6, 3, 9, 1], perRow: 4, columns: 2 }
const go = (key: string, panel: number, place: number) => nextCell(key, { panel, place }, layout)
const at = (panel: number, place: number): CellPlace => ({ panel, place })

describe('sideways', () => {
  it('leads from cell to cell and on into the next panel', () => {
    expect(go('ArrowRight', 0, 3)).toEqual(at(0, 4))
    expect(go('ArrowRight', 0, 9)).toEqual(at(1, 0))
    expect(go('ArrowLeft', 1, 0)).toEqual(at(0, 9))
  })

  it('ends at the ends', () => {
    expect(go('ArrowRight', 4, 0)).toBeNull()
    expect(go('ArrowLeft', 0, 0)).toBeNull()
    expect(go('Home', 0, 0)).toBeNull()
    expect(go('End', 0, 0)).toEqual(at(4, 0))
    expect(go('Home', 3, 5)).toEqual(at(0, 0))
  })
})

describe('up and down', () => {
  it('stays within a panel as long as it can', () => {
    expect(go('ArrowDown', 0, 1)).toEqual(at(0, 5))
    expect(go('ArrowUp', 0, 9)).toEqual(at(0, 5))
  })

  it('leads to the last cell from above a short last row', () => {
    expect(go('ArrowDown', 0, 7)).toEqual(at(0, 9))
  })

  it('goes on in the panel below and above, in the same column as far as that reaches', () => {
    expect(go('ArrowDown', 0, 9)).toEqual(at(2, 1))
    expect(go('ArrowDown', 0, 8)).toEqual(at(2, 0))
    expect(go('ArrowUp', 2, 2)).toEqual(at(0, 9))
    expect(go('ArrowUp', 3, 1)).toEqual(at(1, 5))
    expect(go('ArrowDown', 3, 8)).toBeNull()
    expect(go('ArrowUp', 1, 2)).toBeNull()
  })
})

it('leaves other keys alone', () => {
  expect(go('a', 0, 0)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { dayBar } from '../../../src/shared/availability/day-bar'
import { hours, minutes } from '../../../src/shared/time/millis'

const now = Date.UTC(2026, 10, 22, 10, 46)

describe('dayBar', () => {
  it('is 48 cells up and 100 percent for a day online', () => {
    const bar = dayBar([{ from: now - hours(30), state: 'online' }], now)
    expect(bar.cells).toEqual(new Array(48).fill('up'))
    expect(bar.availability).toBe(100)
  })

  it('knows nothing before the first span', () => {
    const bar = dayBar([{ from: now - hours(1), state: 'online' }], now)
    expect(bar.cells.slice(0, 46)).toEqual(new Array(46).fill('none'))
    expect(bar.cells.slice(46)).toEqual(['up', 'up'])
    expect(bar.availability).toBe(100)
  })

  it('shows the worst state of each half hour', () => {
    const bar = dayBar(
      [
        { from: now - hours(2), state: 'online' },
        { from: now - minutes(80), state: 'late' },
        { from: now - minutes(75), state: 'online' },
        { from: now - minutes(50), state: 'late' },
        { from: now - minutes(49), state: 'offline' },
        { from: now - minutes(48), state: 'online' },
      ],
      now,
    )
    expect(bar.cells.slice(44)).toEqual(['up', 'late', 'down', 'up'])
  })

  it('counts late as up and leaves out what nobody observed', () => {
    const bar = dayBar(
      [
        { from: now - hours(20), state: 'unobserved' },
        { from: now - hours(4), state: 'online' },
        { from: now - hours(2), state: 'late' },
        { from: now - hours(1), state: 'offline' },
      ],
      now,
    )
    expect(bar.availability).toBe(75)
    expect(bar.cells[10]).toBe('none')
  })

  it('has no availability for a box that was never observed', () => {
    expect(dayBar([{ from: now - hours(5), state: 'expected' }], now).availability).toBeNull()
    expect(dayBar([], now)).toEqual({ cells: new Array(48).fill('none'), availability: null })
  })

  it('ends a span at the next one, and ignores the future', () => {
    const bar = dayBar(
      [
        { from: now - minutes(60), state: 'offline' },
        { from: now - minutes(30), state: 'online' },
        { from: now + minutes(5), state: 'offline' },
      ],
      now,
    )
    expect(bar.cells.slice(46)).toEqual(['down', 'up'])
    expect(bar.availability).toBe(50)
  })

  it('has a fault in the half hours in which the box was heard with one, and a loss hides it', () => {
    const bar = dayBar(
      [
        { from: now - hours(2), state: 'online' },
        { from: now - hours(1), state: 'offline' },
        { from: now - minutes(30), state: 'unobserved' },
      ],
      now,
      [{ from: now - minutes(70), to: now }],
    )
    expect(bar.cells.slice(44)).toEqual(['up', 'fault', 'down', 'none'])
    expect(bar.availability).toBeCloseTo(200 / 3)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  COLUMN_IDS,
  columnsOf,
  readColumns,
  STANDARD_COLUMNS,
  withColumn,
  writeColumns,
} from '../../../../src/renderer/features/fleet/table/columns'
import { rowsText } from '../../../../src/renderer/features/fleet/table/rows-text'
import { NO_METRICS } from '../../../../src/shared/model/metrics'
import { textIn } from '../../../../src/shared/text/text'
import { gateway, NOW } from '../../gateways'

const en = textIn('en')

describe('the columns', () => {
  it('begin with the state', () => {
    expect(columnsOf(STANDARD_COLUMNS)[0]?.id).toBe('state')
  })

  it('always hold the name, without which a row is nobody’s', () => {
    expect(columnsOf([]).map(({ id }) => id)).toEqual(['name'])
    expect(columnsOf(['ip', 'cpu']).map(({ id }) => id)).toEqual(['name', 'ip', 'cpu'])
  })

  it('come and go by choice, and keep their order', () => {
    const without = withColumn(STANDARD_COLUMNS, 'cpu')
    expect(without).not.toContain('cpu')
    expect(columnsOf(withColumn(without, 'cpu'))).toEqual(columnsOf(STANDARD_COLUMNS))
  })

  it('are remembered as they were chosen', () => {
    fc.assert(
      fc.property(fc.subarray([...COLUMN_IDS], { minLength: 1 }), (chosen) => {
        expect(readColumns(writeColumns(chosen))).toEqual(chosen)
      }),
    )
  })

  it.each([null, '', 'unheard-of'])('are the standard ones when %s was remembered', (kept) => {
    expect(readColumns(kept)).toBeNull()
  })
})

describe('copied rows', () => {
  const columns = columnsOf(['state', 'ip', 'cpu', 'devices', 'day', 'availability'])
  const copied = (...boxes: Parameters<typeof rowsText>[0]) =>
    rowsText(boxes, columns, en, NOW)
      .split('\n')
      .map((line) => line.split('\t'))

  it('have a head and what is shown, but not the picture of the day', () => {
    const box = gateway('1', {
      metrics: { ...NO_METRICS, cpu: 40.4 },
      deviceCounts: { online: 14, offline: 2, missing: 0, unknown: 0, total: 16 },
    })
    expect(copied(box)).toEqual([
      ['State', 'Name', 'IP', 'CPU', 'Sub-devices', 'Avail.'],
      ['Online', 'Box 1', '192.168.10.21', '40%', '14 of 16', ''],
    ])
  })

  it('say what is wrong, and leave empty what is not known', () => {
    const ill = gateway('1', { fault: { active: true, description: 'Fan stuck', since: null }, addresses: [] })
    expect(copied(ill)[1]).toEqual(['Abnormal: Fan stuck', 'Box 1', '', '', '', ''])
  })

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)'])('do not run %s in a spreadsheet', (name) => {
    expect(copied(gateway('1', { name }))[1]?.[1]).toBe(`'${name}`)
  })

  it('stay rows and columns whatever a box calls itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (names) => {
        const lines = copied(...names.map((name, at) => gateway(String(at), { name: `${name}\t\n${name}` })))
        expect(lines).toHaveLength(names.length + 1)
        for (const cells of lines) expect(cells).toHaveLength(6)
      }),
    )
  })
})

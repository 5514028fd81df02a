import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { drawn } from '../../../src/main/storage/drawn'
import { splitRecord } from '../../../src/shared/history/row'
import { writeBoxHours } from '../../../src/shared/hq/box-hours'
import { days, minutes } from '../../../src/shared/time/millis'
import { report } from '../../support/reports'

const FROM = Date.UTC(2026, 9, 1)

/** A day of a box that reports each minute. */
function dayOf(day: number) {
  const from = FROM + days(day)
  const { row, identity } = splitRecord({
    ...{ gateway: 'SN-1', at: from, from: '10.0.0.1', path: '/' },
    ...{ report: report({ sn: 'SN-1' }), percentMetrics: [], devicesOnline: 1, devicesTotal: 2 },
  })
  const rows = Array.from({ length: 1440 }, (_, n) => ({ ...row, at: from + minutes(n), identity: 'a' }))
  const text = writeBoxHours({ rows, identities: new Map([['a', identity]]), presence: [] })
  return { bytes: new Uint8Array(deflateRawSync(text)), from, to: from + days(1) }
}

const ASKED = { gateway: 'east/SN-1', there: 'SN-1', points: 300, present: null, missing: [] }

test('a month is drawn bit by bit: whoever waits comes in between, and each of its days is there', async () => {
  const hours = Array.from({ length: 10 }, (_, day) => dayOf(day))
  let turns = 0
  let isDone = false
  const others = (async () => {
    for (; !isDone; turns++) await new Promise((resolve) => setImmediate(resolve))
  })()
  const made = await drawn({ ...ASKED, hours, from: FROM, to: FROM + days(10) })
  isDone = true
  await others
  expect(turns).toBeGreaterThanOrEqual(10)
  expect(made).toMatchObject({ missing: [], unread: [] })
  expect(made.samples.length).toBe(300)
})

test('what cannot be read is missing and named, what is of another time is left out', async () => {
  const garbage = { ...dayOf(1), bytes: new TextEncoder().encode('garbage') }
  const half = { ...dayOf(2), to: FROM + days(2.5) }
  const range = { from: FROM, to: FROM + days(4) }
  const lost = { from: FROM + days(3), to: FROM + days(4), state: true } as const
  const made = await drawn({ ...ASKED, ...range, missing: [lost], hours: [dayOf(0), garbage, half] })
  expect(made.unread).toEqual([{ place: 1, reason: expect.any(String) }])
  const day = { from: FROM + days(1), to: FROM + days(2), state: true }
  expect(made.missing).toEqual([day, lost])
  const blind = made.presence.filter(({ state }) => state === 'unobserved').map(({ from }) => from)
  expect(blind).toEqual(expect.arrayContaining([day.from, lost.from]))
  expect(made.samples.some(({ at }) => at >= FROM + days(2.5))).toBe(false)
})

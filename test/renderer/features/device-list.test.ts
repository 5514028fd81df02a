import { expect, test } from 'vitest'
import { deviceRows, matchingDevices, sortedDevices } from '../../../src/renderer/features/gateway/device-list'
import type { History } from '../../../src/renderer/features/gateway/history-model'
import { textIn } from '../../../src/shared/text/text'
import { hours } from '../../../src/shared/time/millis'
import { device, NOW } from '../gateways'

const en = textIn('en')

const history: History = {
  readUntil: NOW,
  samples: [],
  presence: [],
  faults: [],
  missing: [],
  devices: new Map([
    [
      'a',
      [
        { from: NOW - hours(30), to: NOW - hours(23), state: 'offline' },
        { from: NOW - hours(23), to: NOW - hours(5), state: 'online' },
        { from: NOW - hours(5), to: NOW - hours(4), state: 'missing' },
        { from: NOW - hours(4), to: NOW - hours(3), state: 'unknown' },
        { from: NOW - hours(3), to: NOW, state: 'online' },
      ],
    ],
  ]),
}

test('downtime is the time offline or missing within the day; unknown is neither', () => {
  const [row] = deviceRows([device('a')], NOW - hours(3), history, NOW)
  expect(row?.downtime).toBe(hours(2))
  expect(row?.spans[0]).toEqual({ from: NOW - hours(24), to: NOW - hours(23), state: 'offline' })
})

test('before the history is read nothing is claimed', () => {
  expect(deviceRows([device('a')], NOW, null, NOW)).toEqual([{ device: device('a'), spans: [], downtime: 0 }])
})

const rows = deviceRows(
  [
    device('c2', { name: 'Cam 10', ip: '10.0.0.9', status: 'offline' }),
    device('c1', { name: 'Cam 9', ip: '10.0.0.10', location: 'Gate' }),
    device('t1', { name: 'Turn', type: 'turnstile', status: 'missing' }),
  ],
  NOW,
  null,
  NOW,
)
const ids = (of: typeof rows) => of.map((row) => row.device.id)

test('filter by name, address, type, place and state, every word', () => {
  const found = (query: string) => ids(matchingDevices(rows, query, en))
  expect(found('cam')).toEqual(['c1', 'c2'])
  expect(found('capture offline')).toEqual(['c2'])
  expect(found('GATE')).toEqual(['c1'])
  expect(found('missing')).toEqual(['t1'])
  expect(found('nothing')).toEqual([])
  expect(found(' ')).toEqual(ids(rows))
})

test('what is down comes first; sort by a column, numbers in words by their value, equal rows as they were', () => {
  expect(ids(sortedDevices(rows, null, en))).toEqual(['c2', 't1', 'c1'])
  expect(ids(sortedDevices(rows, { by: 'name', descending: false }, en))).toEqual(['c1', 'c2', 't1'])
  expect(ids(sortedDevices(rows, { by: 'state', descending: false }, en))).toEqual(['c2', 't1', 'c1'])
  expect(ids(sortedDevices(rows, { by: 'ip', descending: true }, en))).toEqual(['c1', 'c2', 't1'])
  expect(ids(sortedDevices(rows, { by: 'downtime', descending: true }, en))).toEqual(['t1', 'c1', 'c2'])
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitName } from '../../../src/renderer/ui/Name'

it.each([
  ['Tower A lobby 2 33', 'Tower A lobby 2', ' 33'],
  ['Loading dock F45', 'Loading dock', ' F45'],
  ['Gate45', 'Gate', '45'],
  ['地铁车辆段05', '地铁车辆段', '05'],
  ['HQATEVBAEC0123456', 'HQATEVBAEC012', '3456'],
  ['North gate', 'North gate', ''],
  ['17', '17', ''],
  ['', '', ''],
])('of %j %j may be cut, and %j stays', (name, begin, end) => {
  expect(splitName(name)).toEqual([begin, end])
})

it('loses no sign, and keeps little', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const [begin, end] = splitName(name)
      expect(begin + end).toBe(name)
      expect(end.trim().length).toBeLessThanOrEqual(8)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countIn,
  indexIn,
  indexOf,
  packTransitions,
  unpackTransitions,
} from '../../../src/shared/history/packed-transitions'
import type { Transition } from '../../../src/shared/model/transition'

const word = fc.constantFrom('online', 'offline', '东门', '', '":/', '\u2028')
const orNone = fc.option(word, { nil: null })

/** Such as the fleet makes. */
const common = fc
  .record({
    at: fc.integer({ min: 0, max: 2e12 }),
    device: orNone,
    to: orNone,
    gateway: word,
    from: orNone,
    name: word,
  })
  .map(
    ({ at, device, to, gateway, from, name }): Transition => ({
      id: `${String(at).padStart(13, '0')}:${device === null ? gateway : `${gateway}/${device}`}:presence:${to ?? ''}`,
      at,
      kind: 'presence',
      gateway,
      gatewayName: name,
      device,
      deviceName: device,
      from,
      to,
      cause: 'silence',
      detail: null,
    }),
  )

/** Whatever else there may be: ids of another making, words of a box, times between two ms, what later versions add. */
const odd = fc
  .tuple(common, fc.double({ min: 0, max: 2e12, noNaN: true }), word, fc.nat(3))
  .map(([one, at, said, how]) => {
    if (how === 0) return { ...one, at }
    if (how === 1) return { ...one, detail: said }
    if (how === 2) return { ...one, id: `${one.id}${said}x`, later: [said] }
    return { ...one, incident: { id: said, openedAt: at, announcedAt: null, acknowledgedAt: null } }
  })

const written = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

test('whatever transitions are packed come back to the last letter and in their order; so does their index', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: common }, odd), { maxLength: 40 }), (transitions) => {
      const list = written(transitions)
      const packed = written(packTransitions(list))
      expect(unpackTransitions(packed)).toEqual(list)
      expect(unpackTransitions(list)).toEqual(list)
      expect(indexIn(packed)).toEqual(indexOf(list))
      expect([countIn(packed), countIn(list)]).toEqual([list.length, list.length])
    }),
    { numRuns: 300 },
  )
})

test('what the fleet makes every day is packed in columns alone', () => {
  const list = fc.sample(common, { numRuns: 200, seed: 5 })
  expect(packTransitions(list).others).toEqual([])
})

test('numbers that refer to nothing are damage', () => {
  const packed = packTransitions(fc.sample(common, { numRuns: 3, seed: 5 }))
  expect(() => unpackTransitions({ ...packed, who: [0, 1, 3] })).toThrow(RangeError)
  expect(() => indexIn({ ...packed, what: [0] })).toThrow(RangeError)
})

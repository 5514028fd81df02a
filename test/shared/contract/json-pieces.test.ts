import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonPieces } from '../../../src/shared/contract/json-pieces'

/** Plain values, with fields that are not there and lists that have nothing in places. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.array(fc.constant(undefined)))),
)

test('the pieces together are the JSON of the value', () => {
  fc.assert(fc.property(value, (any) => [...jsonPieces(any)].join('') === JSON.stringify(any)))
})

test('no piece of a large value is much longer than it should be, and each is made when it is asked for', () => {
  let told = 0
  const boxes = Array.from({ length: 5000 }, (_, place) => ({ id: `SN-${place}`, name: '北门'.repeat(50) }))
  const tell = (box: unknown) => {
    told++
    return { ...(box as object), name: null }
  }
  const trends = Object.fromEntries(boxes.map(({ id }) => [id, { cpu: Array(30).fill(12.5) }]))
  const whole = { seq: 1, boxes, trends, others: boxes.slice(0, 2) }
  const pieces = jsonPieces(whole, { boxes: tell })
  const first = pieces.next().value as string
  expect(told).toBeLessThan(5000)
  const rest = [...pieces]
  expect(Math.max(...rest.map(({ length }) => length))).toBeLessThan(200_000)
  expect(first + rest.join('')).toBe(JSON.stringify({ ...whole, boxes: boxes.map(({ id }) => ({ id, name: null })) }))
})

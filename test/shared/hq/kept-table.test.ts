import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableOf } from '../../../src/shared/hq/kept-table'
import { Shared, valuesOf } from '../../../src/shared/hq/read-table'

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

/** Alike, as gateways are: the same keys mostly, few texts, times that are near each other. */
const record = fc.record(
  {
    id: fc.string(),
    sn: fc.option(fc.string()),
    kind: fc.constantFrom('D1', 'D2', null),
    at: fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.constant(-0)),
    fault: fc.record({ active: fc.boolean(), said: fc.option(fc.string()) }),
    rhythms: fc.array(fc.record({ dialect: fc.string({ maxLength: 2 }), gaps: fc.array(fc.nat()) }), { maxLength: 2 }),
    text: fc.string().map((text) => ({ toJSON: () => text })),
    removed: fc.constant(undefined),
  },
  { requiredKeys: ['id', 'kind', 'fault'] },
)
const values = fc.array(fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: fc.jsonValue() }), {
  maxLength: 120,
})

test('a table says what JSON would have said of each value', () => {
  fc.assert(
    fc.property(fc.oneof(values, fc.array(record), fc.array(fc.jsonValue())), (all) => {
      const kept = asJson(tableOf(all)) as ReturnType<typeof tableOf>
      expect(valuesOf(kept)).toEqual(asJson(all))
    }),
  )
})

test('what would change from what an object descends stays a field', () => {
  const all = [1, 2, 3].map((n) => JSON.parse(`{"__proto__":{"n":${n}},"id":"a"}`) as object)
  const read = valuesOf(asJson(tableOf(all)) as ReturnType<typeof tableOf>)
  expect(JSON.stringify(read)).toBe(JSON.stringify(all))
  const forged = { rows: 2, column: { k: ['__proto__'], f: [{ v: [1, 2] }] } }
  expect(() => valuesOf(forged)).toThrow('damaged')
})

test('what all have alike is one text and one part, in every table that shares them', () => {
  const boxes = (from: number) =>
    Array.from({ length: 20 }, (_, n) => ({ id: `box-${from + n}`, path: 'report', edits: { tags: [], mute: null } }))
  const shared = new Shared()
  const [first, second] = [0, 20].map((from) => valuesOf(asJson(tableOf(boxes(from))) as never, shared)) as [
    readonly { edits: unknown }[],
    readonly { edits: unknown }[],
  ]
  expect([...first, ...second]).toEqual([...boxes(0), ...boxes(20)])
  expect(new Set([...first, ...second].map(({ edits }) => edits)).size).toBe(1)
})

test('a table of which something is missing is said to be damaged', () => {
  const all = Array.from({ length: 30 }, (_, n) => ({
    id: `box ${n}`,
    at: 1000 + n,
    kind: `D${n % 3}`,
    some: n % 2 ? [n] : [n, n],
  }))
  const whole = asJson(tableOf(all))
  expect(valuesOf(whole as never)).toEqual(all)
  let lists = 0
  const shorten = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if (Array.isArray(part) && part.length > 0) {
      const [last] = part.splice(-1)
      expect(() => valuesOf(whole as never), JSON.stringify(part)).toThrow(/damaged/)
      part.push(last)
      lists++
    }
    for (const one of Object.values(part)) shorten(one)
  }
  shorten(whole)
  expect(lists).toBeGreaterThan(8)
  for (const broken of [{}, { rows: -1, column: { c: 1 } }, { rows: 1, column: null }, { rows: 1, column: { s: 1 } }]) {
    expect(() => valuesOf(broken as never)).toThrow('damaged')
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeReport } from '../../../src/shared/decode/decode-report'
import { fixture } from './support'

/** Every fixture with the fields that name its box. */
const NAMED = [
  ['d1-fog-status', ['gateway_sn']],
  ['d1-abnormal', ['gateway_sn']],
  ['d2-device-status', ['gateway_sn']],
  ['d3-device-status-detailed', ['gateway_sn']],
  ['d4-system-status', ['gateway_sn']],
  ['d5-collection-devices', ['dev_sno']],
  ['d6-system-status-v6', ['gateway_sn']],
  ['d7-media-devices-v6', ['mq_license_key']],
  ['d7-as-sub-devices', ['mq_license_key']],
  ['d8-platform-relay', ['deviceSN']],
] as const

const RUNS = { numRuns: 2000 }

const awkwardKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length')

const reportKey = fc.constantFrom(
  'gateway_sn',
  'dev_sno',
  'gateway_ext_data',
  'sub_devices',
  'ep_id',
  'cpu_use',
  'deviceSN',
)

/** JSON values such as a parser gives them, with keys that other programs trip over. */
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(null, true, false, '', 0, -0, 1e308, Number.NaN, Number.POSITIVE_INFINITY, '-1', '{}', '[', 'None'),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(awkwardKey, fc.string(), reportKey), tie('value'), { maxKeys: 6 }),
  ),
})).value

/** A text with ink, or a number that is still the one that was sent: beyond 2^53 two serials become one. */
function usable(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value)
  return typeof value === 'string' && value.trim() !== ''
}

describe('any value', () => {
  it('is decoded or refused, without a throw', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const decoded = decodeReport(value)
        if (decoded.ok) {
          const { sn, authCode, warnings } = decoded.report
          expect(sn ?? authCode).toMatch(/\S/)
          expect(warnings.length).toBeLessThanOrEqual(50)
        } else {
          expect(decoded.refusal.message).toMatch(/\w\.$/)
        }
      }),
      RUNS,
    )
  })

  it('adds nothing to a prototype', () => {
    const before = [Object.prototype, Array.prototype, String.prototype].map(Object.getOwnPropertyNames)
    fc.assert(
      fc.property(anyJson, (value) => void decodeReport(value)),
      RUNS,
    )
    decodeReport(
      JSON.parse('{"gateway_sn":"S","__proto__":{"polluted":1},"gateway_ext_data":{"__proto__":{"cpu_use":1}}}'),
    )
    expect([Object.prototype, Array.prototype, String.prototype].map(Object.getOwnPropertyNames)).toEqual(before)
    expect('polluted' in {}).toBe(false)
  })
})

describe.each(NAMED)('%s with anything in its fields', (name, identity) => {
  it('is accepted if and only if it names its box', () => {
    const payload = fixture(name)
    const others = Object.keys(payload).filter((key) => !(identity as readonly string[]).includes(key))
    const mutated = fc.record({
      names: fc.tuple(...identity.map(() => anyJson)),
      values: fc.dictionary(fc.constantFrom(...others, 'unknown_key', '__proto__'), anyJson, { maxKeys: 4 }),
    })
    fc.assert(
      fc.property(mutated, ({ names, values }) => {
        const named = Object.fromEntries(identity.map((key, index) => [key, names[index]]))
        const decoded = decodeReport({ ...payload, ...values, ...named })
        expect(decoded.ok).toBe(names.some(usable))
        if (!decoded.ok) expect(decoded.refusal.code).toBe('missing-identity')
      }),
      { numRuns: 500 },
    )
  })
})

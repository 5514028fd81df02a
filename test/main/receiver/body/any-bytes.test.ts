import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KnownTails } from '../../../../src/main/receiver/body/known-tails'
import { readBody } from '../../../../src/main/receiver/body/read-body'
import { decodeReport } from '../../../../src/shared/decode/decode-report'

const ENCODINGS = new URL('../../../fixtures/reports/encodings/', import.meta.url)

const SEEDS = [
  'json-utf8-bom',
  'json-gb18030',
  'json-in-json-string',
  'json5-documented-style',
  'python-literal-body',
  'multipart-python-nested',
  'multipart-single-field',
  'urlencoded-repeated-devices',
].map((name) => readFileSync(new URL(`${name}.body`, ENCODINGS)))

const contentType = fc.constantFrom(
  null,
  'application/json',
  'application/json; charset=gbk',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=----boxboundary7d1',
  'multipart/form-data',
)

const anyBytes = fc.uint8Array({ maxLength: 400 })

/** A body that a box might have sent, with a few bytes overwritten, put in or cut out. */
const damaged = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(
      fc.record({ at: fc.nat(3000), cut: fc.nat(40), put: fc.oneof(fc.uint8Array({ maxLength: 6 }), anyBytes) }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([seed, edits]) =>
    edits.reduce(
      (bytes, { at, cut, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]),
      seed,
    ),
  )

const tails = new KnownTails()

function readWhole(bytes: Uint8Array, type: string | null): void {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const body = readBody(Buffer.from(bytes), type, tails)
  expect(body.text()).toBeTypeOf('string')
  if (body.ok) decodeReport(body.value)
  else expect(body.refusal.code).toBe('broken-body')
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
}

describe('any bytes', () => {
  it('are read or refused, without a throw', () => {
    fc.assert(fc.property(anyBytes, contentType, readWhole), { numRuns: 5000 })
  })

  it('are read or refused when they come of a body that was whole', () => {
    fc.assert(fc.property(damaged, contentType, readWhole), { numRuns: 5000 })
  })
})

/** Bodies of 1 MiB, each the worst for some way of reading. */
const MIB = 1024 * 1024
const fill = (text: string) => text.repeat(Math.floor(MIB / text.length))

describe('the largest bodies are read in bounded time', () => {
  it.each([
    ['open brackets', fill('[')],
    ['closed brackets', '['.repeat(MIB / 2) + ']'.repeat(MIB / 2)],
    ['open objects', fill('{"a":')],
    ['open Python dicts', fill("{'a':")],
    ['escaped quotes', `"${fill('\\"')}`],
    ['open comments', fill('[/*')],
    ['quotes', fill("'")],
    ['commas', `[${fill('1,,')}`],
    ['a list for JSON5', `['',${fill('1,')}]`],
    ['boundaries', fill('--b\r\nContent-')],
    ['parts', fill('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n')],
    ['fields', fill('a=1&')],
    ['escapes', `a=${fill('%7B')}`],
    ['an encoded payload', fill('%7B')],
    ['NULs', fill('\0')],
    ['spaces', fill(' ')],
    ['devices', `{"dev_sno":"a","sub_devices":[${fill('{},').slice(0, -1)}]}`],
    ['one long address', `{"gateway_sn":"a","gateway_ip":"${fill(':')}"}`],
  ])('%s', (_, body) => {
    const start = performance.now()
    readWhole(Buffer.from(body), null)
    // Takes a fifth of a second at worst; the rest is for slow machines.
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

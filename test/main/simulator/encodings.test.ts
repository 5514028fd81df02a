import { readFileSync } from 'node:fs'
import { gunzipSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { EncodingName } from '../../../src/main/simulator/encodings/encoding'
import { toGb18030 } from '../../../src/main/simulator/encodings/gb18030'
import { ENCODINGS } from '../../../src/main/simulator/encodings/table'
import type { Payload } from '../../../src/main/simulator/payload'
import { faultDescriptions, siteName } from '../../../src/main/simulator/world/names'

const REPORTS = new URL('../../fixtures/reports/', import.meta.url)
const payload: Payload = JSON.parse(readFileSync(new URL('d1-fog-status.json', REPORTS), 'utf8'))
const encode = (name: EncodingName) => ENCODINGS[name](payload)

describe('what the simulator sends is, to the byte, what was recorded from boxes', () => {
  test.each<EncodingName>([
    'json-utf8-bom',
    'json-text-plain',
    'json-no-content-type',
    'json-as-urlencoded',
    'json-in-json-string',
    'python-literal-body',
    'multipart-json-nested',
    'multipart-python-nested',
    'multipart-single-field',
    'urlencoded-json-nested',
    'urlencoded-python-nested',
    'urlencoded-repeated-devices',
  ])('%s', (name) => {
    const { body, headers } = encode(name)
    const recorded = readFileSync(new URL(`encodings/${name}.body`, REPORTS))
    expect(body.toString('latin1')).toEqual(recorded.toString('latin1'))
    expect(headers).toEqual(JSON.parse(readFileSync(new URL(`encodings/${name}.headers.json`, REPORTS), 'utf8')))
  })
})

test('GB18030 bytes are not UTF-8 and read back as the same report', () => {
  const { body } = encode('json-gb18030')
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow()
  expect(JSON.parse(new TextDecoder('gb18030').decode(body))).toEqual(payload)
})

test('GB18030 has bytes for every Chinese name and fault', () => {
  const words = [...Array.from({ length: 48 }, (_, index) => siteName(index, 'zh')), ...faultDescriptions('zh')].join()
  expect(new TextDecoder('gb18030').decode(toGb18030(words))).toBe(words)
})

test('what GB18030 cannot hold in two bytes becomes a question mark', () => {
  expect(toGb18030('门😀').toString('latin1')).toBe('\xc3\xc5?')
})

test('compressed bodies say so and hold the same report', () => {
  const gzip = encode('json-gzip')
  expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip' })
  expect(JSON.parse(gunzipSync(gzip.body).toString())).toEqual(payload)
  const deflate = encode('json-deflate')
  expect(deflate.headers).toMatchObject({ 'content-encoding': 'deflate' })
  expect(JSON.parse(inflateSync(deflate.body).toString())).toEqual(payload)
})

test('the documented style has remarks, single quotes and trailing commas', () => {
  const body = encode('json5-documented-style').body.toString()
  expect(body).toContain("'gateway_ip': '192.168.1.19', // gateway_ip")
  expect(body).toContain("'ep_name': '1号闸机',")
  expect(() => JSON.parse(body)).toThrow()
})

test('Python quotes as Python does', () => {
  const { body } = ENCODINGS['python-literal-body']({ a: "it's", b: 'say "it"', c: `both ' and "`, d: null, e: [true] })
  expect(body.toString()).toBe(`{'a': "it's", 'b': 'say "it"', 'c': 'both \\' and "', 'd': None, 'e': [True]}`)
})

test('a form leaves out what is null', () => {
  const { body } = ENCODINGS['urlencoded-json-nested']({ sn: 'A 1', port: 80, usage: null })
  expect(body.toString()).toBe('sn=A+1&port=80')
})

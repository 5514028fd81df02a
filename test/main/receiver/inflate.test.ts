import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inflate } from '../../../src/main/receiver/inflate'

const body = Buffer.from('{"gateway_sn":"SN-1"}')

test.each([
  ['gzip', gzipSync(body)],
  ['x-gzip', gzipSync(body)],
  ['GZIP ', gzipSync(body)],
  ['deflate', deflateSync(body)],
  ['deflate', deflateRawSync(body)],
  ['br', brotliCompressSync(body)],
  [undefined, gzipSync(body)],
  ['identity', body],
  [undefined, body],
  ['unheard-of', body],
  ['gzip', body],
])('%s', (encoding, sent) => {
  expect(inflate(sent, encoding, 1000)).toEqual(body)
})

test('a bomb stops at the limit', () => {
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(200_000)
  expect(inflate(bomb, 'gzip', 1024 * 1024)).toBe('too-large')
})

test.each([[Buffer.alloc(0)], [Buffer.from([0x1f, 0x8b])], [Buffer.from([8])]])(
  '%j is given back as it came',
  (sent) => {
    expect(inflate(sent, 'deflate', 1000)).toEqual(sent)
  },
)

import { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { readBytes } from '../../../../src/main/receiver/body/read-bytes'

/** What reading at most 10 bytes comes to: the body as text, or the status it is refused with. */
function read(pieces: readonly string[], end: 'whole' | 'broken', headers = {}): Promise<string | number> {
  const payload = Object.assign(new PassThrough(), { headers })
  payload.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    let calls = 0
    readBytes(payload as unknown as IncomingMessage, 10, (error, bytes) => {
      if (++calls > 1) reject(new Error('called twice'))
      setImmediate(() => resolve((error as { statusCode?: number } | null)?.statusCode ?? String(bytes)))
    })
    for (const piece of pieces) payload.write(piece)
    if (end === 'whole') payload.end()
    else setImmediate(() => payload.destroy(new Error('aborted')))
  })
}

test.each<[string, string[], 'whole' | 'broken', string | number]>([
  ['in one piece', ['0123456789'], 'whole', '0123456789'],
  ['in pieces', ['01', '23', '4'], 'whole', '01234'],
  ['of nothing', [], 'whole', ''],
  ['too large, in one piece', ['0123456789a'], 'whole', 413],
  ['too large, in pieces', ['012345678', '9a', 'b'], 'whole', 413],
  ['that breaks off', ['01'], 'broken', 400],
])('a body %s', async (_, pieces, end, expected) => {
  expect(await read(pieces, end)).toBe(expected)
})

test('a body that is declared too large is refused unread', async () => {
  expect(await read([], 'whole', { 'content-length': '11' })).toBe(413)
})

test('a body in one piece is not copied', async () => {
  const payload = Object.assign(new PassThrough(), { headers: {} })
  const sent = Buffer.from('body')
  const bytes = await new Promise((resolve) => {
    readBytes(payload as unknown as IncomingMessage, 10, (_, read) => resolve(read))
    payload.end(sent)
  })
  expect(bytes).toBe(sent)
})

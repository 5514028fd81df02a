import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { Reader } from '../../../src/main/web/reader'

/** A connection that takes whatever it is given at once, and what it was given. */
function greedy() {
  const taken: string[] = []
  const raw = {
    writableNeedDrain: false,
    writableEnded: false,
    destroyed: false,
    writableLength: 0,
    on: () => undefined,
    write: (bytes: Uint8Array) => taken.push(Buffer.from(bytes).toString()),
    destroy: () => {
      raw.destroyed = true
    },
  }
  return { raw, taken, reader: new Reader(raw as unknown as ServerResponse) }
}

/** A snapshot in so many pieces, and how many of them were made. */
function snapshotOf(pieces: number) {
  const made = { count: 0 }
  function* make(): Generator<Uint8Array> {
    for (; made.count < pieces; ) yield Buffer.from(`${++made.count} `)
  }
  return { made, pieces: make() }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('a snapshot is made piece by piece, in a turn each, however fast it is taken; what is said meanwhile follows it', async () => {
  const { reader, taken } = greedy()
  const { made, pieces } = snapshotOf(5)
  reader.tell(pieces)
  expect(made.count).toBe(1)
  reader.write(Buffer.from('patch '))
  for (let before = made.count; made.count < 5; before = made.count) {
    await turn()
    expect(made.count - before).toBeLessThanOrEqual(1)
  }
  for (let n = 0; n < 3; n++) await turn()
  expect(taken.join('')).toBe('1 2 3 4 5 patch ')
  expect(reader.unread).toBe(0)
})

test('of a snapshot that nobody takes any more nothing is made', async () => {
  for (const end of ['destroyed', 'writableEnded'] as const) {
    const { raw, reader, taken } = greedy()
    const { made, pieces } = snapshotOf(5)
    reader.tell(pieces)
    raw[end] = true
    for (let n = 0; n < 10; n++) await turn()
    expect(made.count).toBe(1)
    expect(taken).toEqual(['1 '])
  }
})

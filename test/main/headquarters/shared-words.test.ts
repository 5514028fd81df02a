import { expect, test } from 'vitest'
import { BookDesk } from '../../../src/main/headquarters/book-desk'
import type { Engine } from '../../../src/main/headquarters/engine-connection'
import { sharedWords } from '../../../src/main/headquarters/shared-words'

test('a book that nobody can read holds nobody up: it is said, and the next one takes its place', async () => {
  const follows: unknown[] = []
  const engine = {
    manager: { streams: { getMessage: async () => ({ seq: 3, data: new TextEncoder().encode('no book') }) } },
    js: {
      publish: async (_subject: string, _bytes: Uint8Array, { expect: { lastSubjectSequence } }: Expecting) => {
        follows.push(lastSubjectSequence)
        return { seq: 4 }
      },
    },
  } as unknown as Engine
  const said: string[] = []
  const desk = new BookDesk(
    sharedWords(() => engine),
    'self',
    (line) => said.push(line),
    0,
  )
  expect(await desk.read()).toBe(null)
  expect(said).toEqual([expect.stringContaining('put aside')])
  expect(await desk.write({} as never)).toBe(true)
  expect(follows).toEqual([3])
})

interface Expecting {
  readonly expect: { readonly lastSubjectSequence: number }
}

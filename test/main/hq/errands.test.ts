import { expect, test } from 'vitest'
import { Backlog } from '../../../src/main/hq/backlog'
import { type ErrandParts, Errands } from '../../../src/main/hq/errands'
import type { TailPart } from '../../../src/main/ports'
import { beginForwarding, type Cursor } from '../../../src/shared/hq/forwarding'

const place = (offset: number) => `1790000000000-0123abcd:${offset}`

const CURSOR: Cursor = {
  position: place(100),
  sequence: 7,
  lastAt: 1,
  check: null,
  owesSnapshot: false,
  past: null,
}

/** A station that keeps something the first time its journal is read, which that reading does not see. */
function world() {
  const own = { epoch: 'e1', session: 's1', since: place(0), known: null }
  const sent: string[] = []
  let isKept = false
  const tail = {
    oldest: place(0),
    get head() {
      return place(isKept ? 200 : 100)
    },
    async read(after: string): Promise<TailPart> {
      const end = isKept ? place(200) : after
      const commits = isKept ? [{ position: end, at: 2, identities: [], facts: [] }] : []
      if (!isKept) {
        isKept = true
        backlog.add({ at: 2, reports: 1 })
        errands.noteCommit()
      }
      return { commits, end, check: 'c' }
    },
    hold: () => undefined,
  }
  const backlog = new Backlog(tail as never)
  const errands = new Errands({
    ...{ site: 'east', folder: '', storage: {}, tail, backlog },
    keeper: { note: () => undefined },
    now: () => 3,
    log: () => undefined,
    state: () => ({ ...beginForwarding(own), cursor: CURSOR }),
    link: () => ({
      messageBytes: 1e6,
      publish: async ({ headers }: { headers: Readonly<Record<string, string>> }) => {
        sent.push(headers['Fw-Commit'] ?? '')
        return { sequence: 8, isDuplicate: false }
      },
    }),
    isStopped: () => false,
  } as unknown as ErrandParts)
  return { errands, backlog, sent }
}

test('what is kept while the journal is read goes at once, and counts as waiting until then', async () => {
  const { errands, backlog, sent } = world()
  expect(await errands.perform({ do: 'load', cursor: CURSOR })).toEqual({ kind: 'loaded', isEmpty: false })
  expect(backlog.waiting).toBe(1)
  expect(await errands.perform({ do: 'publish' })).toMatchObject({ kind: 'acknowledged', cursor: { sequence: 8 } })
  expect(sent).toEqual([place(200)])
  expect(backlog.waiting).toBe(0)
})

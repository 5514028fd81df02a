import { expect, test } from 'vitest'
import { allTransitions } from '../../../src/main/hq/all-transitions'
import type { Transition } from '../../../src/shared/model/transition'
import { MemoryStorage } from '../../support/memory-storage'
import { foundOffline } from '../../support/transitions'

test('everything that happened is sent, some at a time, what is kept for accounts alone as well', async () => {
  const storage = new MemoryStorage()
  const events = Array.from({ length: 10 }, (_, n) => foundOffline(`SN-${n}`, 1000 + n))
  const accounts = (['mute', 'incident', 'removal'] as const).map((kind, n): Transition => {
    const one = foundOffline('SN-1', 1500 + n)
    return { ...one, id: `${one.id}:${kind}`, kind }
  })
  const beyond = foundOffline('SN-1', 2000)
  await storage.commit({ at: 1, gateways: [], removed: [], transitions: [...events, ...accounts, beyond] })
  const found: Transition[] = []
  for await (const some of allTransitions(storage, { from: 1000, to: 2000 }, 5)) {
    expect(some.length).toBeLessThanOrEqual(5)
    found.push(...some)
  }
  const ids = (all: readonly Transition[]) => all.map(({ id }) => id).toSorted()
  expect(ids(found)).toEqual(ids([...events, ...accounts]))
})

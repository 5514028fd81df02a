import { expect, test } from 'vitest'
import type { Facts } from '../../../src/main/ports'
import { GroupCommit } from '../../../src/main/storage/group-commit'

const FACTS: Facts = { at: 0, gateways: [], removed: [], transitions: [] }

/** A disk that takes each write when it is told to; all that happens is noted in its order. */
function slowDisk() {
  const happened: string[] = []
  const under: { readonly take: () => void; readonly refuse: (error: Error) => void }[] = []
  const commits = new GroupCommit(async (facts) => {
    happened.push(`write ${facts.length}`)
    await new Promise<void>((take, refuse) => under.push({ take, refuse }))
  })
  const report = (name: string) =>
    void commits.commit(FACTS).then(
      () => happened.push(`kept ${name}`),
      () => happened.push(`refused ${name}`),
    )
  const writes = (count: number) => expect.poll(() => under.length, { interval: 1 }).toBe(count)
  return { happened, report, under, writes }
}

const many = (name: string) => Array.from({ length: 10 }, (_, index) => `${name}${index}`)

test('while many wait, the next write has begun before those of the last are answered', async () => {
  const { happened, report, under, writes } = slowDisk()
  for (const name of many('a')) report(name)
  await writes(1)
  for (const name of many('b')) report(name)
  under[0]?.take()
  await writes(2)
  await expect.poll(() => happened.length).toBe(12)
  expect(happened).toEqual(['write 10', 'write 10', ...many('a').map((name) => `kept ${name}`)])
  under[1]?.take()
  await expect.poll(() => happened.slice(12)).toEqual(many('b').map((name) => `kept ${name}`))
})

test('who waited for a write that fails is refused, and what it would have kept goes first into the next', async () => {
  const { happened, report, under, writes } = slowDisk()
  for (const name of many('a')) report(name)
  await writes(1)
  for (const name of many('b')) report(name)
  under[0]?.refuse(new Error('EIO'))
  await writes(2)
  await expect.poll(() => happened).toEqual(['write 10', 'write 11', ...many('a').map((name) => `refused ${name}`)])
  under[1]?.take()
  await expect.poll(() => happened.slice(12)).toEqual(many('b').map((name) => `kept ${name}`))
})

test('few are answered at once; who comes alone waits for nobody', async () => {
  const { happened, report, under, writes } = slowDisk()
  report('a')
  await writes(1)
  report('b')
  under[0]?.take()
  await writes(2)
  expect(happened).toEqual(['write 1', 'kept a', 'write 1'])
  under[1]?.take()
  await expect.poll(() => happened).toContain('kept b')
})

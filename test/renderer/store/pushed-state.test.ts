import { expect, it } from 'vitest'
import { createPushedState } from '../../../src/renderer/store/pushed-state'
import { ok, problem } from '../../../src/shared/outcome'

/** A list that is asked for, and answered when the test says so. */
function listening() {
  const shown: (readonly string[])[] = []
  const answers: ((whole: readonly string[] | null) => void)[] = []
  const ask = () =>
    new Promise<ReturnType<typeof ok<readonly string[]>> | ReturnType<typeof problem>>((resolve) =>
      answers.push((whole) => resolve(whole === null ? problem('disconnected', 'nobody answers') : ok(whole))),
    )
  const state = createPushedState(
    ask,
    (whole, one: string) => [one, ...whole],
    (whole) => shown.push(whole),
  )
  return { state, shown, answers }
}

it('lays what was pushed while the answer was under way over it, in its order', async () => {
  const { state, shown, answers } = listening()
  state.note('before')
  const fetched = state.fetch()
  state.note('first')
  state.note('second')
  answers[0]?.(['old'])
  await fetched
  state.note('after')
  expect(shown).toEqual([['second', 'first', 'old']])
})

it('shows the answer to the latest question only, whichever comes first', async () => {
  const { state, shown, answers } = listening()
  const earlier = state.fetch()
  const later = state.fetch()
  state.note('news')
  answers[1]?.(['of the later'])
  await later
  answers[0]?.(['of the earlier'])
  await earlier
  expect(shown).toEqual([['news', 'of the later']])
})

it('leaves what is shown when nobody answers', async () => {
  const { state, shown, answers } = listening()
  const fetched = state.fetch()
  answers[0]?.(null)
  await fetched
  expect(shown).toEqual([])
})

import { expect, test } from 'vitest'
import { DeliveryWatch } from '../../../src/main/headquarters/delivery-watch'

/** At which seconds it was read anew, looked at every second as a stream does, and how often that was said. */
function watched(length: number, hasMore: (second: number) => boolean, took: readonly number[] = []) {
  const said: string[] = []
  const watch = new DeliveryWatch((line) => said.push(line))
  const anew: number[] = []
  watch.begin(0)
  for (let second = 1; second <= length; second++) {
    if (took.includes(second)) watch.took(second * 1000)
    if (!watch.look(hasMore(second), second * 1000)) continue
    anew.push(second)
    watch.begin(second * 1000)
  }
  return { anew, said: said.length }
}

test('what never comes is read for again and again, more and more seldom, and said once', () => {
  expect(watched(45, () => true)).toEqual({ anew: [3, 9, 21, 33, 45], said: 1 })
})

test('it is said again where something is missing after nothing was', () => {
  expect(watched(20, (second) => second < 4 || second > 6)).toEqual({ anew: [3, 12], said: 2 })
})

test('while what is there comes nothing is read anew', () => {
  expect(watched(10, () => true, [2, 4, 6, 8, 10])).toEqual({ anew: [], said: 0 })
  expect(watched(10, () => false)).toEqual({ anew: [], said: 0 })
})

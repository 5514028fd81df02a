import { expect, test } from 'vitest'
import { Unreached } from '../../../src/main/headquarters/unreached'
import { seconds } from '../../../src/shared/time/millis'

const ERROR = new Error('there is no connection')

test('at the start nobody is told that there is no connection yet', () => {
  const said: string[] = []
  const unreached = new Unreached((line) => said.push(line))
  for (let now = 0; now < seconds(10); now += 1000) unreached.failed(ERROR, now)
  expect(said).toEqual([])
  expect(unreached.since).toBe(0)
  unreached.failed(ERROR, seconds(10))
  unreached.failed(ERROR, seconds(11))
  expect(said).toEqual(['headquarters: its processes cannot agree now: Error: there is no connection'])
})

test('once they have answered it is said at once that they do not, each time anew', () => {
  const said: string[] = []
  const unreached = new Unreached((line) => said.push(line))
  unreached.failed(ERROR, 0)
  unreached.answered()
  expect(unreached.since).toBe(null)
  unreached.failed(ERROR, 2000)
  unreached.failed(ERROR, 3000)
  expect(said).toHaveLength(1)
  expect(unreached.since).toBe(2000)
  unreached.answered()
  unreached.failed(ERROR, 5000)
  expect(said).toHaveLength(2)
})

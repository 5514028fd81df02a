import { expect, test } from 'vitest'
import { unrepeated } from '../../../src/main/headquarters/unrepeated'
import { minutes, seconds } from '../../../src/shared/time/millis'

test('what fails each second is said once in ten minutes, and what else happens at once', () => {
  const said: string[] = []
  let now = 0
  const log = unrepeated(
    (line) => said.push(line),
    () => now,
  )
  for (; now < minutes(25); now += seconds(1)) log('the stream cannot be read: stream not found')
  expect(said).toHaveLength(3)
  log('another')
  expect(said).toHaveLength(4)
  // However many there are, none that was just said is said again.
  for (let n = 0; n < 1000; n++) for (let again = 0; again < 2; again++) log(`line ${n}`)
  expect(said).toHaveLength(1004)
})

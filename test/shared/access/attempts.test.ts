import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attempts,
  addressKey,
  IN_SETTINGS,
  NO_ATTEMPTS,
  succeeded,
  tried,
  waitOf,
} from '../../../src/shared/access/attempts'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'

const A = '10.0.0.1'

/** As many wrong tries from an address as it gets in this time, each as soon as it may. */
function guessed(address: (n: number) => string, until: number): { guesses: number; attempts: Attempts } {
  let attempts = NO_ATTEMPTS
  let guesses = 0
  for (let now = 0; now < until; ) {
    const from = address(guesses)
    const wait = waitOf(attempts, from, now)
    if (wait > 0) {
      now += Math.max(wait, 1)
      continue
    }
    attempts = tried(attempts, from, now)
    guesses++
  }
  return { guesses, attempts }
}

test('four wrong passwords cost nothing; from the fifth each wait is twice the last, up to a quarter of an hour', () => {
  let attempts = NO_ATTEMPTS
  let now = 0
  const waits: number[] = []
  for (let n = 0; n < 16; n++) {
    attempts = tried(attempts, A, now)
    const wait = waitOf(attempts, A, now)
    waits.push(wait / 1000)
    now += wait
  }
  expect(waits.slice(0, 9)).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80])
  expect(waits.at(-1)).toBe(900)
  expect(waitOf(attempts, A, now - 1)).toBe(1)
  expect(waitOf(attempts, A, now)).toBe(0)
})

test('tries at once count as wrong before they are decided', () => {
  let attempts = NO_ATTEMPTS
  let begun = 0
  while (waitOf(attempts, A, 0) === 0) {
    attempts = tried(attempts, A, 0)
    begun++
  }
  expect(begun).toBe(5)
})

test('the right password makes an address begin anew, and so does an hour', () => {
  let attempts = NO_ATTEMPTS
  for (let n = 0; n < 6; n++) attempts = tried(attempts, A, 0)
  expect(waitOf(attempts, A, 0)).toBe(seconds(10))
  expect(waitOf(succeeded(attempts, A, 0), A, 0)).toBe(0)
  expect(waitOf(tried(attempts, A, hours(1)), A, hours(1))).toBe(0)
})

test('one address guesses some hundred times a day, a whole network no more than ten a minute', () => {
  expect(guessed(() => A, hours(24)).guesses).toBeLessThan(120)
  const many = guessed((n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, hours(1)).guesses
  expect(many).toBeLessThanOrEqual(40 + 10 * 60 + 1)
  expect(many).toBeGreaterThan(500)
})

test('who logged in before is not held up by what others guess', () => {
  let attempts = succeeded(tried(NO_ATTEMPTS, A, 0), A, 0)
  for (let n = 0; n < 60; n++) attempts = tried(attempts, `10.1.0.${n}`, 0)
  expect(waitOf(attempts, '10.9.9.9', 0)).toBeGreaterThan(seconds(60))
  expect(waitOf(attempts, A, 0)).toBe(0)
  expect(waitOf(attempts, IN_SETTINGS, 0)).toBe(0)
  expect(waitOf(attempts, '10.9.9.9', minutes(10))).toBe(0)
})

test('whatever is tried, what is remembered stays small, and no wait is longer than it may be', () => {
  const step = fc.record({
    address: fc.nat(5000),
    after: fc.nat(20_000),
    right: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      let attempts = NO_ATTEMPTS
      let now = 0
      for (const { address, after, right } of steps) {
        now += after
        const from = `a${address}`
        const wait = waitOf(attempts, from, now)
        if (wait > 0) {
          expect(wait).toBeLessThanOrEqual(minutes(15))
          continue
        }
        attempts = tried(attempts, from, now)
        if (right) attempts = succeeded(attempts, from, now)
        if (right) expect(attempts.addresses.has(from)).toBe(false)
        expect(attempts.level).toBeLessThanOrEqual(steps.length)
      }
    }),
  )
  let attempts = NO_ATTEMPTS
  for (let n = 0; n < 3000; n++) attempts = succeeded(tried(tried(attempts, `w${n}`, n), `r${n}`, n), `r${n}`, n)
  expect(attempts.addresses.size).toBeGreaterThan(990)
  expect(attempts.addresses.size).toBeLessThanOrEqual(1000)
  expect(attempts.known.size).toBe(64)
})

describe('an address counts', () => {
  test.each([
    ['192.168.1.20', '192.168.1.20'],
    ['::ffff:192.168.1.20', '192.168.1.20'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s as %s', (address, key) => expect(addressKey(address)).toBe(key))
})

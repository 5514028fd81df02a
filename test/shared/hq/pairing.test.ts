import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAccess, formatPairing, LONGEST_PAIRING, parseAccess, parsePairing } from '../../../src/shared/hq/pairing'

/** Of the published example of the keys' format: prefix, 32 bytes, sum. */
const seed = 'SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY'
const ca = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUe0\n-----END CERTIFICATE-----'
const pairing = { user: 'hangzhou-2', name: '杭州二号库', servers: ['hq1.example:4222', '[fd00::1]:4333'], ca, seed }

const changed = (change: object) => JSON.stringify({ ...JSON.parse(formatPairing(pairing)), ...change })
const problemOf = (text: string) => {
  const read = parsePairing(text)
  return read.ok ? null : { field: read.problem.field, message: read.problem.message }
}

describe('the file that pairs a site', () => {
  test('says what was written, also with what editors add', () => {
    const text = formatPairing(pairing)
    expect(parsePairing(text)).toEqual({ ok: true, value: pairing })
    expect(parsePairing(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual({ ok: true, value: pairing })
  })

  test('names servers with and without a port or scheme in one way', () => {
    const read = parsePairing(changed({ servers: ['HQ1.example', 'tls://10.0.0.1', '[fd00::1]'] }))
    expect(read.ok && read.value.servers).toEqual(['hq1.example:4222', '10.0.0.1:4222', '[fd00::1]:4222'])
  })

  test('without a name the site is called by its id', () => {
    const read = parsePairing(changed({ name: '  ' }))
    expect(read.ok && read.value.name).toBe('hangzhou-2')
  })

  test.each([
    ['what is empty', '', undefined, 'no JSON'],
    ['a report', '{"report_time": 1}', 'fogwatch', 'add-site'],
    ['the file of headquarters', formatAccess({ ...pairing, user: 'hq' }), 'fogwatch', 'add-site'],
    ['a later version', changed({ schema: 2 }), 'schema', 'update Fogwatch'],
    ['a display name as the site', changed({ site: 'Hangzhou 2' }), 'site', 'a-z, 0-9 and -'],
    ['a user of headquarters', changed({ site: 'hq' }), 'site', 'headquarters itself'],
    ['a number as the site', changed({ site: 7 }), 'site', '"site"'],
    ['no servers', changed({ servers: [] }), 'servers', '"servers"'],
    ['an address that is none', changed({ servers: ['hq1.example:4222', 'hq 2'] }), 'servers.1', '"hq 2"'],
    ['a port that is none', changed({ servers: ['hq1.example:99999'] }), 'servers.0', 'hq1.example:4222'],
    ['a wrong letter in the key', changed({ seed: seed.replace('SL3', 'SL4') }), 'seed', 'damaged'],
    ['a key that is cut', changed({ seed: seed.slice(0, -1) }), 'seed', 'damaged'],
    ['no key', changed({ seed: undefined }), 'seed', 'damaged'],
    ['no certificate', changed({ ca: 'none' }), 'ca', '"ca"'],
    ['a whole disk', 'x'.repeat(LONGEST_PAIRING + 1), undefined, 'too long'],
  ])('%s is refused with a sentence that says why', (_, text, field, part) => {
    expect(problemOf(text)?.field).toBe(field)
    expect(problemOf(text)?.message).toContain(part)
  })

  test('a damaged key is not repeated in what is said of it', () => {
    expect(problemOf(changed({ seed: `${seed}A` }))?.message).not.toContain(seed.slice(0, 10))
  })

  test('any one wrong letter of the key is noticed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: seed.length - 1 }),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
        (at, letter) => {
          fc.pre(seed[at] !== letter)
          expect(problemOf(changed({ seed: seed.slice(0, at) + letter + seed.slice(at + 1) }))?.field).toBe('seed')
        },
      ),
    )
  })

  test('whatever is given, the answer is a pairing or a sentence', () => {
    const field = fc.constantFrom('fogwatch', 'schema', 'site', 'name', 'servers', 'seed', 'ca')
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        for (const text of [JSON.stringify(value), changed({ [name]: value })]) {
          const read = parsePairing(text)
          expect(read.ok || read.problem.message.length > 20).toBe(true)
        }
      }),
    )
  })
})

test('the file of headquarters itself is read back, and no pairing file is taken for it', () => {
  const access = { user: 'hq', servers: ['hq1.example:4222'], ca, seed }
  expect(parseAccess(formatAccess(access))).toEqual({ ok: true, value: access })
  expect(parseAccess(formatPairing(pairing))).toMatchObject({ ok: false, problem: { field: 'fogwatch' } })
})

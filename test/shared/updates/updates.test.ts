import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { readFeed } from '../../../src/shared/updates/feed'
import { judgeFile } from '../../../src/shared/updates/judge-file'
import { nextCheckAt } from '../../../src/shared/updates/next-check'
import { listOf, readRelease } from '../../../src/shared/updates/release'
import { isNewer } from '../../../src/shared/updates/version'

const SUM = `${'A'.repeat(86)}==`
const OTHER_SUM = `${'B'.repeat(86)}==`

describe('the address of a feed', () => {
  it.each([
    ['https://updates.example/fogwatch', 'https://updates.example/fogwatch/'],
    [' HTTPS://Updates.Example:8443/Fog/ ', 'https://updates.example:8443/Fog/'],
    ['https://updates.example', 'https://updates.example/'],
    ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x/'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
  ])('%s', (typed, read) => expect(readFeed(typed)).toEqual({ ok: true, value: read }))

  it.each([
    ['', 'no address'],
    ['updates.example', 'no address'],
    ['file:///C:/updates', 'no address'],
    ['javascript:alert(1)', 'no address'],
    ['https://', 'no address'],
    ['http://updates.example/', 'https://'],
    ['http://192.168.1.5/', 'https://'],
    ['http://localhost.evil.example/', 'https://'],
    ['http://127.0.0.1@evil.example/', 'https://'],
    ['https://user:secret@updates.example/', 'password'],
    ['https://updates.example/?a=1', '? or #'],
  ])('not %s', (typed, why) => {
    const read = readFeed(typed)
    expect(read).toMatchObject({ ok: false, problem: { field: 'feed' } })
    expect(!read.ok && read.problem.message).toContain(why)
  })

  it('is read alike when it is read again', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: false, withFragments: false }), (url) => {
        const read = readFeed(url)
        expect(read.ok && readFeed(read.value)).toEqual(read)
        // What is fetched is what was read: no second parser sees another host in it.
        expect(read.ok && new URL(read.value).hostname).toBe(new URL(url).hostname)
      }),
      { numRuns: 50 },
    )
  })
})

describe('which version is newer', () => {
  const inOrder = ['0.1.0-alpha', '0.1.0-alpha.1', '0.1.0-alpha.beta', '0.1.0-beta.2', '0.1.0-beta.11', '0.1.0-rc.1']

  it('goes by the numbers, then by what comes before a version', () => {
    for (let i = 1; i < inOrder.length; i++) expect(isNewer(inOrder[i] ?? '', inOrder[i - 1] ?? '')).toBe(true)
    expect(isNewer('0.1.0', '0.1.0-rc.1')).toBe(true)
    expect(isNewer('0.10.0', '0.9.9')).toBe(true)
    expect(isNewer('v1.0.0', '0.9.9')).toBe(true)
    expect(isNewer('1.0.0+b', '1.0.0+a')).toBe(false)
  })

  it('never leads from a finished version to one that is not', () => {
    expect(isNewer('2.0.0-beta.1', '1.0.0')).toBe(false)
    expect(isNewer('2.0.0-beta.2', '2.0.0-beta.1')).toBe(true)
  })

  it('is never what is no version', () => {
    for (const text of ['', 'latest', '1.2', '1.2.3.4', '99999999999999999999.0.0']) {
      expect(isNewer(text, '0.1.0')).toBe(false)
      expect(isNewer('9.9.9', text)).toBe(false)
    }
  })

  it('is an order: of two versions at most one is newer', () => {
    const version = fc
      .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.option(fc.constantFrom('a', 'b', '1', '2', 'a.1', 'a.b')))
      .map(([a, b, c, before]) => `${a}.${b}.${c}${before === null ? '' : `-${before}`}`)
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(isNewer(a, a)).toBe(false)
        expect(isNewer(a, b) && isNewer(b, a)).toBe(false)
      }),
    )
  })
})

describe('what a list says', () => {
  it('is a version and files with their sums', () => {
    const list = { version: '0.2.0', files: [{ url: 'Fogwatch%200.2.0.exe', size: 5, sha512: SUM }], path: 'x' }
    expect(readRelease(list)).toEqual({
      ok: true,
      value: { version: '0.2.0', files: [{ name: 'Fogwatch 0.2.0.exe', size: 5, sha512: SUM }] },
    })
  })

  it('may be anything, and is then no release', () => {
    for (const raw of [
      null,
      'x',
      {},
      { version: '0.2.0' },
      { version: 'x', files: [] },
      { version: '0.2.0', files: [{ url: 'a' }] },
    ]) {
      expect(readRelease(raw).ok).toBe(false)
    }
    fc.assert(fc.property(fc.anything(), (raw) => void readRelease(raw)))
  })

  it('is named as electron-builder names it', () => {
    expect(listOf('win32', 'arm64')).toBe('latest.yml')
    expect(listOf('darwin', 'arm64')).toBe('latest-mac.yml')
    expect(listOf('linux', 'x64')).toBe('latest-linux.yml')
    expect(listOf('linux', 'arm64')).toBe('latest-linux-arm64.yml')
  })
})

describe('a file that somebody chose', () => {
  const release = { version: '0.2.0', files: [{ name: 'setup.exe', size: 5, sha512: SUM }] }
  const file = { name: 'setup.exe', size: 5, sha512: SUM }

  it('fits if the list has it, byte for byte, and it is newer', () => {
    expect(judgeFile(file, release, '0.1.0')).toBe('fits')
    expect(judgeFile({ ...file, name: 'other.exe' }, release, '0.1.0')).toBe('not-listed')
    expect(judgeFile({ ...file, size: 6 }, release, '0.1.0')).toBe('other-content')
    expect(judgeFile({ ...file, sha512: OTHER_SUM }, release, '0.1.0')).toBe('other-content')
    expect(judgeFile(file, release, '0.2.0')).toBe('not-newer')
    expect(judgeFile(file, release, '0.3.0')).toBe('not-newer')
  })
})

describe('when to look', () => {
  const asked = { automatic: true, feed: 'https://updates.example/', startedAt: 1_000, last: null, isReady: false }

  it('never, unless it is wanted and there is somewhere to look', () => {
    expect(nextCheckAt({ ...asked, automatic: false })).toBeNull()
    expect(nextCheckAt({ ...asked, feed: null })).toBeNull()
    expect(nextCheckAt({ ...asked, isReady: true })).toBeNull()
  })

  it('once the station runs, then a few times a day', () => {
    expect(nextCheckAt(asked)).toBe(1_000 + minutes(1))
    const at = hours(5)
    expect(nextCheckAt({ ...asked, last: { at, answered: true } })).toBe(at + hours(6))
    expect(nextCheckAt({ ...asked, last: { at, answered: false } })).toBe(at + hours(1))
    expect(nextCheckAt({ ...asked, last: { at: 1_000 - hours(9), answered: true } })).toBe(1_000 + minutes(1))
  })

  it('never more than once an hour, however often it fails', () => {
    fc.assert(
      fc.property(fc.nat({ max: hours(100) }), fc.boolean(), (at, answered) => {
        const next = nextCheckAt({ ...asked, startedAt: 0, last: { at, answered } })
        expect(next === null ? Infinity : next - at).toBeGreaterThanOrEqual(hours(1) - seconds(0))
      }),
    )
  })
})

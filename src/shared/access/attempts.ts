import { hours, type Millis, minutes, seconds } from '../time/millis'

/** Wrong passwords from one address before the next has to wait. */
const FREE_TRIES = 5
/** The first wait of an address; each further wrong password doubles it. */
const FIRST_WAIT: Millis = seconds(5)
const LONGEST_WAIT: Millis = minutes(15)
/** After so long without a try an address begins anew. */
const FORGOTTEN_AFTER: Millis = hours(1)

/** Wrong passwords from everywhere together before all who never logged in wait; one is forgiven every so often. */
const FREE_IN_TOTAL = 40
const FORGIVEN_EVERY: Millis = seconds(6)

/** However many addresses somebody has, what is remembered of them takes no more room than this. */
const MOST_ADDRESSES = 1000
const MOST_KNOWN = 64

/** Tries to log in that failed, or are not decided yet. */
export interface Attempts {
  /** By address, the one that tried last at the end. */
  readonly addresses: ReadonlyMap<string, AddressAttempts>
  /** Of all addresses, as of `levelAt`; it sinks with time. */
  readonly level: number
  readonly levelAt: Millis
  /** Addresses that logged in, the last at the end: others cannot make them wait. */
  readonly known: ReadonlySet<string>
}

interface AddressAttempts {
  readonly wrong: number
  readonly lastAt: Millis
}

/** In place of an address: somebody who is logged in, and says the password again to change it. */
export const IN_SETTINGS = 'settings'

export const NO_ATTEMPTS: Attempts = { addresses: new Map(), level: 0, levelAt: 0, known: new Set() }

/** How long somebody has to wait before the next try; 0 for not at all. Times are of a clock that only goes forward. */
export function waitOf(attempts: Attempts, address: string, now: Millis): Millis {
  const own = attempts.addresses.get(address)
  const ownWait = own === undefined || isForgotten(own, now) ? 0 : own.lastAt + holdAfter(own.wrong) - now
  const above = levelAt(attempts, now) - (FREE_IN_TOTAL - 1)
  const shared = above > 0 && !isKnown(attempts, address) ? above * FORGIVEN_EVERY : 0
  return Math.max(0, ownWait, shared)
}

/** Whether others cannot make this one wait. */
export const isKnown = ({ known }: Attempts, address: string): boolean => address === IN_SETTINGS || known.has(address)

/**
 * A try begins. It counts as wrong until it turns out well, so that nobody gets more tries by making them at once.
 * Only for who does not have to wait.
 */
export function tried(attempts: Attempts, address: string, now: Millis): Attempts {
  const before = attempts.addresses.get(address)
  const wrong = before === undefined || isForgotten(before, now) ? 1 : before.wrong + 1
  const addresses = new Map(attempts.addresses)
  addresses.delete(address)
  addresses.set(address, { wrong, lastAt: now })
  return {
    ...attempts,
    addresses: youngest(addresses, MOST_ADDRESSES),
    level: levelAt(attempts, now) + 1,
    levelAt: now,
  }
}

/** The try that began turned out well. */
export function succeeded(attempts: Attempts, address: string, now: Millis): Attempts {
  const addresses = new Map(attempts.addresses)
  addresses.delete(address)
  const known = new Set([...attempts.known].filter((other) => other !== address))
  known.add(address)
  const level = Math.max(0, levelAt(attempts, now) - 1)
  return { addresses, level, levelAt: now, known: new Set([...known].slice(-MOST_KNOWN)) }
}

const isForgotten = ({ lastAt }: AddressAttempts, now: Millis): boolean => now - lastAt >= FORGOTTEN_AFTER

const holdAfter = (wrong: number): Millis =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES))

const levelAt = ({ level, levelAt }: Attempts, now: Millis): number =>
  Math.max(0, level - Math.max(0, now - levelAt) / FORGIVEN_EVERY)

function youngest<V>(map: Map<string, V>, most: number): Map<string, V> {
  for (const key of map.keys()) {
    if (map.size <= most) break
    map.delete(key)
  }
  return map
}

/**
 * By what an address counts: a customer of IPv6 has 2^64 of them, so those that differ in the second half are one; an
 * IPv4 address inside IPv6 is the IPv4 address.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

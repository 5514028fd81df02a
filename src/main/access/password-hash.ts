import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { meantPassword } from '../../shared/access/password'

/** What a password is checked against; opens nothing by itself. */
export interface PasswordHash {
  readonly scheme: 'scrypt'
  readonly n: number
  readonly r: number
  readonly p: number
  /** Base64. */
  readonly salt: string
  readonly hash: string
}

/** What a try costs, as scrypt names it: memory is 128·n·r bytes, the work p times that. */
export type PasswordCost = Pick<PasswordHash, 'n' | 'r' | 'p'>

/** 32 MB and about a quarter of a second, in a thread of its own. */
export const PASSWORD_COST: PasswordCost = { n: 2 ** 15, r: 8, p: 3 }

const HASH_BYTES = 32
const SALT_BYTES = 16

/** A file that asks for more than this is none of ours, and shall not take the machine's memory. */
const MOST_MEMORY = 256 * 1024 * 1024
const MOST_PARALLEL = 16

/** What is kept of a password: never itself. With a salt of its own, so that two the same do not look the same. */
export async function hashPassword(typed: string, cost = PASSWORD_COST): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(typed, salt, cost)
  return { scheme: 'scrypt', ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') }
}

/** Whether this password is meant. Takes as long whether it is or not. */
export async function isPassword(typed: string, kept: PasswordHash): Promise<boolean> {
  const hash = await derive(typed, Buffer.from(kept.salt, 'base64'), kept)
  return timingSafeEqual(hash, Buffer.from(kept.hash, 'base64'))
}

/** A hash as it was written by any version; `null` for what is none. */
export function readPasswordHash(raw: unknown): PasswordHash | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { scheme, n, r, p, salt, hash } = raw as Record<string, unknown>
  if (scheme !== 'scrypt' || !isCost(n) || !isCost(r) || !isCost(p)) return null
  if (typeof salt !== 'string' || typeof hash !== 'string') return null
  const isPowerOfTwo = n > 1 && (n & (n - 1)) === 0
  if (!isPowerOfTwo || memoryOf({ n, r }) > MOST_MEMORY || p > MOST_PARALLEL) return null
  if (Buffer.from(salt, 'base64').length < SALT_BYTES) return null
  return Buffer.from(hash, 'base64').length === HASH_BYTES ? { scheme, n, r, p, salt, hash } : null
}

const isCost = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0

const memoryOf = ({ n, r }: Pick<PasswordHash, 'n' | 'r'>): number => 128 * n * r

function derive(typed: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 2 * memoryOf({ n, r }) + 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(meantPassword(typed), salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}

import { generateKeyPairSync } from 'node:crypto'
import { crc16, encodeBase32 } from '../../shared/hq/nkey-text'

/** A user's key of the engine: the servers know the public half (`U…`), the user keeps the seed (`SU…`). */
export interface UserKey {
  readonly seed: string
  readonly publicKey: string
}

/** The kinds of key, as five bits at the head of the text. */
const SEED = 18 << 3
const USER = 20 << 3

/** A new key, of Node's own randomness. */
export function createUserKey(): UserKey {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const head = [SEED | (USER >> 5), (USER & 31) << 3]
  return {
    seed: withSum([...head, ...Buffer.from(d, 'base64url')]),
    publicKey: withSum([USER, ...Buffer.from(x, 'base64url')]),
  }
}

function withSum(bytes: readonly number[]): string {
  const sum = crc16(Uint8Array.from(bytes))
  return encodeBase32(Uint8Array.from([...bytes, sum & 0xff, sum >> 8]))
}

import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { createUserKey } from '../../../src/main/hq-setup/nkeys'
import { isUserSeed } from '../../../src/shared/hq/nkey-text'

/** The library's own, which the client of the servers uses; it comes with that client. */
const client = createRequire(createRequire(import.meta.url).resolve('@nats-io/transport-node'))
const nkeys = client('@nats-io/nkeys') as {
  fromSeed(seed: Uint8Array): { getPublicKey(): string; sign(data: Uint8Array): Uint8Array }
  fromPublic(key: string): { verify(data: Uint8Array, signature: Uint8Array): boolean }
}

const bytes = (text: string) => new TextEncoder().encode(text)

test('the library reads our keys as what they are', () => {
  for (let count = 0; count < 20; count++) {
    const { seed, publicKey } = createUserKey()
    expect(isUserSeed(seed)).toBe(true)
    const pair = nkeys.fromSeed(bytes(seed))
    expect(pair.getPublicKey()).toBe(publicKey)
    expect(nkeys.fromPublic(publicKey).verify(bytes('nonce'), pair.sign(bytes('nonce')))).toBe(true)
  }
})

test('no two are alike, and a public key is no secret one', () => {
  const keys = Array.from({ length: 20 }, createUserKey)
  expect(new Set(keys.map(({ seed }) => seed)).size).toBe(20)
  for (const { publicKey } of keys) expect(isUserSeed(publicKey)).toBe(false)
})

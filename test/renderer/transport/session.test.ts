import { afterEach, expect, it, vi } from 'vitest'
import { sessionClient } from '../../../src/renderer/transport/session'

afterEach(() => vi.unstubAllGlobals())

/** A station that refuses every password because it has none, and says who is asking. */
const withoutPassword = (role: 'operator' | null) =>
  vi.stubGlobal('fetch', async (_path: string, init?: RequestInit) =>
    init === undefined ? Response.json({ role, by: null, encrypted: false }) : new Response('{}', { status: 403 }),
  )

it('lets in without a password who is asked for none any more', async () => {
  withoutPassword('operator')
  expect(await sessionClient.logIn('long enough')).toEqual({ kind: 'in' })
})

it('says that there is no password where nobody gets in without', async () => {
  withoutPassword(null)
  expect(await sessionClient.logIn('long enough')).toEqual({ kind: 'no-password' })
})

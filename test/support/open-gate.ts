import type { ViewerGate } from '../../src/main/ports'

/** Lets everybody in, as an interface without a password does that only its own computer reaches. */
export const OPEN_GATE: ViewerGate = {
  admit: () => ({
    role: 'operator',
    by: 'open',
    stay: () => ({ touch: () => undefined, leave: () => undefined }),
  }),
  logIn: async () => ({ kind: 'no-password' }),
  logOut: () => undefined,
  isWall: () => false,
  isLocalKey: () => false,
}

import * as v from 'valibot'
import { LONGEST_PASSWORD } from '../access/password'
import type { AccessView, NewWallLink } from './access-views'
import { call } from './call'

const password = v.pipe(v.string(), v.maxLength(LONGEST_PASSWORD))

/** Of who may see the interface. A headless station answers them; the window of the app is seen by its user alone. */
export const accessCalls = {
  /** `null` where the interface is served to nobody. */
  getAccess: call<AccessView | null>()('GET', '/api/access', v.object({})),
  /** Ends all sessions. `current` is the password until now, where there is one. */
  setPassword: call<AccessView>()(
    'POST',
    '/api/access/password',
    v.strictObject({ password, current: v.optional(password) }),
  ),
  addWallLink: call<NewWallLink>()(
    'POST',
    '/api/access/walls',
    v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
  ),
  /** Whoever came by it sees nothing from now on. */
  removeWallLink: call<AccessView>()('DELETE', '/api/access/walls/:id', v.object({ id: v.string() })),
}

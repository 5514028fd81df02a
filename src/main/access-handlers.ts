import type { Handlers } from '../shared/contract/dispatch'
import { ok, problem } from '../shared/outcome'

/** How a station answers of an interface that it does not serve: the headless station puts itself before these (`access/with-access`). */
export const accessHandlers: Pick<Handlers, 'getAccess' | 'setPassword' | 'addWallLink' | 'removeWallLink'> = {
  getAccess: async () => ok(null),
  setPassword: async () => NOT_SERVED,
  addWallLink: async () => NOT_SERVED,
  removeWallLink: async () => NOT_SERVED,
}

const NOT_SERVED = problem('forbidden', 'this station serves its interface to nobody else; a headless one does')

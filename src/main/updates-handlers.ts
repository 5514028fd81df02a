import type { Handlers } from '../shared/contract/dispatch'
import { ok, problem } from '../shared/outcome'

/** How a station answers for the app that it does not know of: the app puts itself before these (`desktop/updates`). */
export const updatesHandlers: Pick<Handlers, 'getUpdates' | 'changeUpdates' | 'actOnUpdate'> = {
  getUpdates: async () => ok(null),
  changeUpdates: async () => NO_APP,
  actOnUpdate: async () => NO_APP,
}

const NO_APP = problem('forbidden', 'this station is not the desktop app; it is updated by whoever installed it')

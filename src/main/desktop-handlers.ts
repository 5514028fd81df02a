import type { Handlers } from '../shared/contract/dispatch'
import { ok, problem } from '../shared/outcome'

/** How a station answers for the desktop that it does not know of: the app puts itself before these (`desktop/desk`). */
export const desktopHandlers: Pick<Handlers, 'getDesktop' | 'changeDesktop' | 'savePdf'> = {
  getDesktop: async () => ok(null),
  changeDesktop: async () => NO_DESKTOP,
  savePdf: async () => NO_DESKTOP,
}

const NO_DESKTOP = problem('forbidden', 'this station has no window of its own')

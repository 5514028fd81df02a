import type { Handlers } from '../shared/contract/dispatch'
import { ok } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import type { Preferences } from './config/preferences'
import { viewStorage } from './fleet/view-storage'
import type { Storage } from './ports'

type StorageCall = 'getStorage' | 'backUp'

export interface StorageParts {
  readonly clock: Clock
  readonly preferences: Preferences
  readonly storage: Storage
}

/** How the station answers the calls about what is kept on the disk. */
export function storageHandlersOf({ clock, preferences, storage }: StorageParts): Pick<Handlers, StorageCall> {
  const view = async () => ok(viewStorage(await storage.usage(), preferences.get(), clock.now()))
  return {
    getStorage: view,

    backUp: async () => {
      await storage.backUp(clock.now())
      return view()
    },
  }
}

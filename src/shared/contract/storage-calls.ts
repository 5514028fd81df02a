import * as v from 'valibot'
import { call } from './call'
import type { StorageView } from './views'

/** Of what is kept on the disk. */
export const storageCalls = {
  getStorage: call<StorageView>()('GET', '/api/storage', v.object({})),
  /** Copies everything kept into a folder of its own beside the data. */
  backUp: call<StorageView>()('POST', '/api/storage/backup', v.strictObject({})),
  /**
   * Everything as it was at that backup: the fleet, its edits, its history and the settings. The state of now is kept
   * as one more backup first; the receiver stays where it listens.
   */
  restoreBackup: call<StorageView>()('POST', '/api/storage/restore', v.strictObject({ name: v.string() })),
}

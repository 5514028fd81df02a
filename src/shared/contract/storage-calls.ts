import * as v from 'valibot'
import { call } from './call'
import type { StorageView } from './views'

/** Of what is kept on the disk. */
export const storageCalls = {
  getStorage: call<StorageView>()('GET', '/api/storage', v.object({})),
  /** Copies everything kept into a folder of its own beside the data. */
  backUp: call<StorageView>()('POST', '/api/storage/backup', v.object({})),
}

import * as v from 'valibot'
import { call } from './call'
import type { RejectionView } from './rejection'
import { port } from './shapes'
import type { ReceiverView } from './views'

/** Of the port that boxes report to. */
export const receiverCalls = {
  getRejections: call<{ readonly rejections: readonly RejectionView[] }>()('GET', '/api/rejections', v.object({})),
  /** Listens again, on another port if one is given (which is then kept as the setting). */
  openReceiver: call<ReceiverView>()('POST', '/api/receiver/open', v.strictObject({ port: v.optional(port) })),
}

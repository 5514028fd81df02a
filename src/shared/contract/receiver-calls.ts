import * as v from 'valibot'
import { call } from './call'
import type { SelfTestView, SendersView } from './receiver-views'
import type { RejectionView } from './rejection'
import { count, port } from './shapes'
import type { ReceiverView } from './views'

const sender = v.pipe(v.string(), v.trim(), v.ip('is not an IP address'))

/** Of the port that boxes report to. */
export const receiverCalls = {
  getRejections: call<{ readonly rejections: readonly RejectionView[] }>()('GET', '/api/rejections', v.object({})),
  /** Forgets what was refused until now. */
  clearRejections: call<null>()('POST', '/api/rejections/clear', v.strictObject({})),
  /** Who talked to the port, the one that came last first; `query` is part of an address, or of a box behind it. */
  getSenders: call<SendersView>()(
    'GET',
    '/api/senders',
    v.object({ query: v.optional(v.pipe(v.string(), v.maxLength(200))), limit: v.optional(count(10_000)) }),
  ),
  /** Adds an address to the allowed senders; where everybody is allowed, there is nothing to add. */
  allowSender: call<null>()('POST', '/api/senders/allow', v.strictObject({ address: sender })),
  /** No longer lists an address among the unknown ones, or does so again. */
  ignoreSender: call<null>()(
    'POST',
    '/api/senders/ignore',
    v.strictObject({ address: sender, ignored: v.optional(v.boolean()) }),
  ),
  /** Looks at the port, at every address of this computer, its disk, clock and sleep setting. Takes some seconds at most. */
  testReceiver: call<SelfTestView>()('POST', '/api/receiver/self-test', v.strictObject({})),
  /**
   * Listens on another port if one is given (which is then kept as the setting), or tries again where it does not
   * listen; `again` closes the port first where it does.
   */
  openReceiver: call<ReceiverView>()(
    'POST',
    '/api/receiver/open',
    v.strictObject({ port: v.optional(port), again: v.optional(v.boolean()) }),
  ),
  /** Refuses boxes until `openReceiver`, or a new start: silence meanwhile means nothing. */
  pauseReceiver: call<ReceiverView>()('POST', '/api/receiver/pause', v.strictObject({})),
}

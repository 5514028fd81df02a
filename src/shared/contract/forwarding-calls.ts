import * as v from 'valibot'
import { call } from './call'
import type { ForwardingView } from './forwarding-views'

/** Of what is sent to headquarters; where to is a setting. */
export const forwardingCalls = {
  getForwarding: call<ForwardingView>()('GET', '/api/forwarding', v.object({})),
}

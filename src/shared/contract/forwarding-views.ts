import type { Forwarding, TroubleCode } from '../hq/forwarding'
import type { HeadquartersAccess } from '../model/settings'
import { type IsoTime, isoOrNull } from '../time/iso'
import { type Millis, seconds } from '../time/millis'

/** How this station stands with its headquarters. */
export interface ForwardingView {
  readonly state: ForwardingState
  /** `null` where there is no headquarters. */
  readonly site: string | null
  readonly name: string | null
  readonly servers: readonly string[]
  /** Reports that headquarters does not have yet; 0 for those that are just on their way. */
  readonly waiting: number
  /** When the oldest of them came. */
  readonly oldestAt: IsoTime | null
  /** Since when it is as it is; `null` while it is well. */
  readonly since: IsoTime | null
  readonly problem: TroubleCode | null
  /** Soon some of what waits is given up here, as history that is too old or too much. */
  readonly atRisk: boolean
}

export type ForwardingState =
  | 'off'
  /** Not yet known. */
  | 'connecting'
  /** Headquarters is sent everything, or is on the way to it. */
  | 'connected'
  | 'disconnected'
  /** The servers answer, and do not take what is sent. */
  | 'refused'
  /** Another station sends in this one's name; this one has stopped. */
  | 'conflict'

/** What is known of it. */
export interface ForwardingFacts {
  readonly headquarters: HeadquartersAccess | null
  readonly forwarding: Forwarding | null
  readonly waiting: number
  readonly oldestAt: Millis | null
  readonly disconnectedSince: Millis | null
  readonly atRisk: boolean
}

/** What came so lately is on its way, and nothing to speak of. */
const ON_ITS_WAY: Millis = seconds(3)
/** Trouble is spoken of after so long: a server that is exchanged is back before. */
const WORTH_TELLING: Millis = seconds(10)

export const NOT_FORWARDING: ForwardingView = {
  state: 'off',
  site: null,
  name: null,
  servers: [],
  waiting: 0,
  oldestAt: null,
  since: null,
  problem: null,
  atRisk: false,
}

/** How the station stands with headquarters, as the interface shows it. */
export function viewForwarding(facts: ForwardingFacts, now: Millis): ForwardingView {
  const { headquarters, forwarding, waiting, oldestAt, disconnectedSince, atRisk } = facts
  if (headquarters === null) return NOT_FORWARDING
  const { state, since } = stateOf(forwarding, disconnectedSince, now)
  const isBehind = oldestAt !== null && (state !== 'connected' || now - oldestAt > ON_ITS_WAY)
  return {
    state,
    site: headquarters.site,
    name: headquarters.name,
    servers: headquarters.servers,
    waiting: isBehind ? waiting : 0,
    oldestAt: isBehind ? isoOrNull(oldestAt) : null,
    since: isoOrNull(since),
    problem: state === 'connected' ? null : (forwarding?.trouble?.code ?? null),
    atRisk,
  }
}

/** Problems of who is asked rather than of the way there. */
const REFUSALS: readonly (TroubleCode | undefined)[] = ['unauthorized', 'certificate', 'certificate-time']

function stateOf(
  forwarding: Forwarding | null,
  disconnectedSince: Millis | null,
  now: Millis,
): { readonly state: ForwardingState; readonly since: Millis | null } {
  const trouble = forwarding?.trouble ?? null
  if (trouble?.code === 'conflict') return { state: 'conflict', since: trouble.since }
  if (forwarding === null || (!forwarding.isConnected && trouble === null)) return { state: 'connecting', since: null }
  if (!forwarding.isConnected) {
    return { state: REFUSALS.includes(trouble?.code) ? 'refused' : 'disconnected', since: disconnectedSince }
  }
  const isStuck = trouble !== null && now - trouble.since > WORTH_TELLING && trouble.code !== 'unreachable'
  return isStuck ? { state: 'refused', since: trouble.since } : { state: 'connected', since: null }
}

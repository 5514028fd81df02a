import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Draft } from './draft'
import { faultSubject, presenceSubject } from './subject'

/**
 * Whether a gateway has an incident of its own: while it does, its devices' alerts are swallowed.
 * Source: docs/presence.md, "Transitions, incidents, alerts".
 */
export const isTroubled = ({ incidents }: Pick<Draft, 'incidents'>, gateway: GatewayId): boolean =>
  incidents.get(presenceSubject(gateway)) !== undefined || incidents.get(faultSubject(gateway)) !== undefined

/** What a box said of its parts, or of its health, is no news while the box itself is not heard. */
export const speaksThroughGateway = ({ kind }: Incident): boolean =>
  kind === 'gateway-fault' || kind === 'device-offline' || kind === 'device-missing'

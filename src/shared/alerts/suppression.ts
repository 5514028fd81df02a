import type { Incident } from '../model/incident'

/**
 * The gateways that have an incident of their own: while they do, their devices' alerts are swallowed.
 * Source: docs/presence.md, "Transitions, incidents, alerts".
 */
export const troubledGateways = (incidents: readonly Incident[]): ReadonlySet<string> =>
  new Set(incidents.filter(({ device }) => device === null).flatMap(({ gateway }) => gateway ?? []))

/** What a box said of its parts, or of its health, is no news while the box itself is not heard. */
export const speaksThroughGateway = ({ kind }: Incident): boolean =>
  kind === 'gateway-fault' || kind === 'device-offline' || kind === 'device-missing'

import type { Gateway } from '../model/gateway'
import type { Incident, News } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertContext } from './alert-state'
import type { Draft } from './draft'
import { isMuted } from './mute'
import { isPerhapsUs } from './receiver-incident'
import { isTroubled, speaksThroughGateway } from './suppression'

/** Whether something holds back this news of an incident at `now`. What is held back stays true, or is never told. */
export function isHeld(incident: Incident, news: News, draft: Draft, { fleet }: AlertContext, now: Millis): boolean {
  const gateway = incident.gateway === null ? undefined : fleet.gateways.get(incident.gateway)
  if (isMuted(incident, gateway, draft.mutes, now)) return true
  if (incident.closeCause === 'removed' || gateway === undefined) return false
  if (speaksThroughGateway(incident) && !isHeard(gateway)) return true
  if (incident.device !== null && isTroubled(draft, gateway.id)) return true
  return incident.kind === 'gateway-offline' && news !== 'recovery' && isPerhapsUs(gateway.id, draft, fleet, now)
}

const isHeard = ({ presence }: Gateway): boolean => presence === 'online' || presence === 'late'

import type { Gateway } from '../model/gateway'
import type { Incident, News } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertContext } from './alert-state'
import type { Draft } from './draft'
import { isMuted, type ScopedMute } from './mute'
import { isPerhapsUs } from './receiver-incident'
import { speaksThroughGateway, troubledGateways } from './suppression'

/** What may hold news back, gathered once for all incidents. */
export interface Situation {
  readonly context: AlertContext
  readonly mutes: readonly ScopedMute[]
  readonly troubled: ReadonlySet<string>
  readonly draft: Draft
}

export const situationOf = (draft: Draft, context: AlertContext): Situation => ({
  context,
  mutes: draft.mutes,
  troubled: troubledGateways([...draft.incidents.values()]),
  draft,
})

/** Whether something holds back this news of an incident at `now`. What is held back stays true, or is never told. */
export function isHeld(incident: Incident, news: News, situation: Situation, now: Millis): boolean {
  const { context, mutes, troubled, draft } = situation
  const gateway = incident.gateway === null ? undefined : context.fleet.gateways.get(incident.gateway)
  if (isMuted(incident, gateway, mutes, now)) return true
  if (incident.closeCause === 'removed' || gateway === undefined) return false
  if (speaksThroughGateway(incident) && !isHeard(gateway)) return true
  if (incident.device !== null && troubled.has(gateway.id)) return true
  return (
    incident.kind === 'gateway-offline' && news !== 'recovery' && isPerhapsUs(gateway.id, draft, context.fleet, now)
  )
}

const isHeard = ({ presence }: Gateway): boolean => presence === 'online' || presence === 'late'

import type { IncidentView } from '../contract/alert-views'
import { type IncidentKind, isLinkIncident } from '../model/incident'
import type { Text } from './en'
import { linkBad } from './link-sentence'
import { deviceCalled, isolated } from './readable'

/** What is wrong, as one sentence. @param since the beginning, as it is shown */
export function incidentSentence(incident: IncidentView, text: Text, since: string): string {
  const { announcements: say } = text
  const { kind, gateway, gatewayName, device, deviceName, unstable } = incident
  const box = isolated(gatewayName ?? gateway ?? '')
  const part = isolated(deviceCalled(deviceName, device))
  if (unstable && kind !== 'receiver-silent' && !isLinkIncident(kind)) {
    return say.unstable(device === null ? box : say.deviceOf(part, box))
  }
  return badSentence(kind, { box, device: part, since }, text)
}

/** Whom it is about, as they are called, and since when, as it is shown. */
interface Named {
  readonly box: string
  readonly device: string
  readonly since: string
}

/** What is wrong of a kind. */
export function badSentence(kind: IncidentKind, { box, device, since }: Named, text: Text): string {
  const { announcements: say, sites } = text
  if (isLinkIncident(kind)) return linkBad(kind, box, sites)
  switch (kind) {
    case 'gateway-offline':
      return say.offline(box)
    case 'gateway-fault':
      return say.fault(box)
    case 'device-offline':
      return say.deviceOffline(device, box)
    case 'device-missing':
      return say.deviceMissing(device, box)
    case 'receiver-silent':
      return say.silent(since, box)
  }
}

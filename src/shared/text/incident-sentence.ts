import type { IncidentView } from '../contract/alert-views'
import { isLinkIncident } from '../model/incident'
import type { Text } from './en'
import { linkBad } from './link-sentence'
import { deviceCalled, isolated } from './readable'

/** What is wrong, as one sentence. @param since the beginning, as it is shown */
export function incidentSentence(incident: IncidentView, { announcements: say, sites }: Text, since: string): string {
  const { kind, gateway, gatewayName, device, deviceName, unstable } = incident
  const box = isolated(gatewayName ?? gateway ?? '')
  const part = isolated(deviceCalled(deviceName, device))
  if (isLinkIncident(kind)) return linkBad(kind, box, sites)
  if (unstable && kind !== 'receiver-silent') return say.unstable(device === null ? box : say.deviceOf(part, box))
  switch (kind) {
    case 'gateway-offline':
      return say.offline(box)
    case 'gateway-fault':
      return say.fault(box)
    case 'device-offline':
      return say.deviceOffline(part, box)
    case 'device-missing':
      return say.deviceMissing(part, box)
    case 'receiver-silent':
      return say.silent(since)
  }
}

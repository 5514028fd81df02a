import type { EventView } from '../contract/views'
import type { Text } from './en'

type Event = Pick<EventView, 'kind' | 'gatewayName' | 'device' | 'deviceName' | 'from' | 'to' | 'cause' | 'detail'>

/** What happened, as one sentence. */
export function eventSentence(event: Event, { events: say }: Text): string {
  const box = event.gatewayName
  const device = event.deviceName ?? event.device ?? ''
  const [from, to] = [event.from ?? '–', event.to ?? '–']
  switch (event.kind) {
    case 'gateway-appeared':
      return say.appeared(box)
    case 'presence':
      return presenceSentence(event, say)
    case 'fault':
      return event.to === 'ok' ? say.faultCleared(box) : say.fault(box)
    case 'address':
      return say.address(box, from, to)
    case 'reported-status':
      return say.reportedStatus(box, from, to)
    case 'software-version':
      return say.softwareVersion(box, from, to)
    case 'auth-code':
      return say.authCode(box, from, to)
    case 'identity':
      return event.to === null ? say.identityClear(box) : say.identity(box)
    case 'period':
      return say.period(box, to)
    case 'restart':
      return say.restart(box, to)
    case 'device-appeared':
      return say.deviceAppeared(device, box)
    case 'device-status':
      return deviceSentence(event.to, device, box, say)
    case 'device-renamed':
      return say.deviceRenamed(from, to, box)
    case 'device-moved':
      return say.deviceMoved(device, box, from, to)
    case 'device-removed':
      return say.deviceRemoved(device, box)
    case 'mute':
      return event.to === null ? say.unmuted(box) : say.muted(box)
    case 'incident':
      return say.incidentOver(device === '' ? box : `${device}, ${box}`)
  }
}

/** Why, in the box's own words where there are any; empty when the sentence says it all. */
export function eventDetail(event: Event, { events: say }: Text): string {
  return event.detail === null ? say.cause[event.cause] : say.quote(event.detail)
}

function presenceSentence(event: Event, say: Text['events']): string {
  switch (event.to) {
    case 'offline':
      return say.wentOffline(event.gatewayName)
    case 'late':
      return say.isLate(event.gatewayName)
    case 'unobserved':
      return say.notWatched(event.gatewayName)
    case 'expected':
      return say.expected(event.gatewayName)
    default:
      return event.from === 'offline' ? say.backOnline(event.gatewayName) : say.online(event.gatewayName)
  }
}

function deviceSentence(to: string | null, device: string, box: string, say: Text['events']): string {
  switch (to) {
    case 'online':
      return say.deviceOnline(device, box)
    case 'offline':
      return say.deviceOffline(device, box)
    case 'missing':
      return say.deviceMissing(device, box)
    default:
      return say.deviceUnknown(device, box)
  }
}

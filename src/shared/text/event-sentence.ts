import type { EventView } from '../contract/views'
import type { Text } from './en'

type Event = Pick<EventView, 'kind' | 'gatewayName' | 'device' | 'deviceName' | 'from' | 'to' | 'cause' | 'detail'>

/** What happened, as one sentence. */
export function eventSentence(event: Event, { events: say }: Text): string {
  const box = event.gatewayName
  const device = event.deviceName ?? event.device ?? ''
  switch (event.kind) {
    case 'gateway-appeared':
      return say.appeared(box)
    case 'presence':
      return presenceSentence(event, say)
    case 'fault':
      return event.to === 'ok' ? say.faultCleared(box) : say.fault(box)
    case 'address':
      return say.address(box, event.from ?? '', event.to ?? '')
    case 'device-appeared':
      return say.deviceAppeared(device, box)
    case 'device-status':
      return deviceSentence(event.to, device, box, say)
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

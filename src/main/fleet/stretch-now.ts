import { isDown } from '../../shared/events/sense'
import { lasts } from '../../shared/events/strand'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Stretch } from '../ports'

/** What the past knows of a stretch, as far as it is still so: one without an end goes on only if its gateway says so. */
export function stretchNow(
  began: Transition,
  stretch: Stretch | null,
  gateways: { get(id: GatewayId): Gateway | undefined },
): Stretch | null {
  if (stretch === null || stretch.until !== null) return stretch
  const gateway = gateways.get(began.gateway)
  return gateway !== undefined && lasts(began) && stillHolds(began, gateway) ? stretch : null
}

function stillHolds({ kind, to, device }: Transition, { presence, fault, devices }: Gateway): boolean {
  if (kind === 'presence') return presence === to
  if (kind === 'fault') return fault.active
  return isDown(devices.find(({ id }) => id === device)?.lastKnownStatus ?? null)
}

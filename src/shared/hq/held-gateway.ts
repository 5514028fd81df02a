import type { GatewayMap, Gateways } from '../fleet/gateway-map'
import type { RemovedGateway } from '../fleet/removed-gateway'
import type { Gateway, GatewayId } from '../model/gateway'
import { compacted, withSharedParts } from './compacted'
import { PackedDevices } from './packed-devices'

/** A gateway as headquarters holds it: its devices are made when somebody asks for them. */
export type HeldGateway = Omit<Gateway, 'devices'> & { readonly devices: PackedDevices }

/** A gateway as it is kept: in JSON devices are a text, and were a list before there was one. */
export type KeptGateway = Omit<Gateway, 'devices'> & { readonly devices: Gateway['devices'] | PackedDevices | string }

/** @param known the same gateway as it was held before */
export const heldGateway = (gateway: Gateway, known?: HeldGateway): HeldGateway => ({
  ...gateway,
  devices: packed(gateway.devices, known),
})

export const plainGateway = <Held extends HeldGateway>(
  held: Held,
): Omit<Held, 'devices'> & Pick<Gateway, 'devices'> => ({ ...held, devices: held.devices.list() })

/** Whether the user took it out, so that it only rests beside the fleet. */
export const isResting = (held: HeldGateway): held is HeldGateway & Pick<RemovedGateway, 'removed'> => 'removed' in held

export function readGateway(kept: KeptGateway): HeldGateway {
  const devices = heldDevices(kept.devices)
  return devices === kept.devices ? (kept as HeldGateway) : { ...kept, devices }
}

/** The same gateways, devices that are a text held in place: only for what nobody else has yet. */
export function readInPlace(kept: readonly { devices: KeptGateway['devices'] }[]): readonly KeptGateway[] {
  for (const one of kept) if (typeof one.devices === 'string') one.devices = heldDevices(one.devices)
  return kept as readonly KeptGateway[]
}

function heldDevices(devices: KeptGateway['devices']): PackedDevices {
  if (devices instanceof PackedDevices) return devices
  return typeof devices === 'string' ? PackedDevices.ofText(devices) : PackedDevices.of(devices)
}

/** What a site sent of itself, in as little memory as it takes. @param known as it was held before */
export function heldGateways(
  sent: readonly Gateway[],
  known: (id: GatewayId) => HeldGateway | undefined,
): readonly HeldGateway[] {
  const texts = new Map<string, string>()
  return withSharedParts(
    sent.map((gateway) => ({
      ...compacted({ ...gateway, devices: [] }, texts),
      devices: packed(gateway.devices, known(gateway.id)),
    })),
  )
}

/** Who names the devices of a gateway goes on having them, where they are as they were. */
function packed(devices: Gateway['devices'], known: HeldGateway | undefined): PackedDevices {
  const fresh = PackedDevices.of(devices)
  return known?.devices.text === fresh.text ? known.devices : fresh
}

/** Held ones as whoever reads gateways needs them, at one moment. */
export class PlainGateways implements Gateways {
  constructor(private readonly held: GatewayMap<HeldGateway>) {}

  get size(): number {
    return this.held.size
  }

  get(id: GatewayId): Gateway | undefined {
    const held = this.held.get(id)
    return held === undefined ? undefined : plainGateway(held)
  }

  *[Symbol.iterator](): Iterator<Gateway> {
    for (const held of this.held) yield plainGateway(held)
  }
}

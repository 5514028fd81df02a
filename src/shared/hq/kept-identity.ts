import type { Gateways } from '../fleet/gateway-map'
import type { KeptIdentity } from '../history/gateway-replay'
import type { Identity } from '../history/row'
import type { GatewayId } from '../model/gateway'

/** An identity as it is kept beside the gateways: devices that are those of its gateway are not written twice. */
export type WrittenIdentity = readonly [
  gateway: GatewayId,
  name: string,
  identity: Omit<Identity, 'devices'> & { readonly devices: Identity['devices'] | typeof OF_GATEWAY },
]

const OF_GATEWAY = 'of-gateway'

export const identitiesWritten = (identities: Iterable<KeptIdentity>, gateways: Gateways): readonly WrittenIdentity[] =>
  Array.from(identities, (known) => {
    const [id, name, identity] = known
    const isOfGateway = identity.devices !== null && identity.devices === gateways.get(id)?.devices
    return isOfGateway ? [id, name, { ...identity, devices: OF_GATEWAY }] : known
  })

/** @param gateways as they were kept with these */
export function* identitiesRead(written: Iterable<WrittenIdentity>, gateways: Gateways): Iterable<KeptIdentity> {
  for (const [id, name, { devices, ...others }] of written) {
    yield [id, name, { ...others, devices: devices === OF_GATEWAY ? (gateways.get(id)?.devices ?? null) : devices }]
  }
}

import { isCalledTheSame } from '../fleet/merge-devices'
import { identityKey, type KeptIdentity } from '../history/gateway-replay'
import type { Identity } from '../history/row'
import type { NamedDevice } from '../history/row-statuses'
import type { GatewayId } from '../model/gateway'
import { compacted } from './compacted'
import type { HeldGateway } from './held-gateway'
import { PackedDevices } from './packed-devices'

/** An identity as it is kept beside the gateways: devices that are those of its gateway are not written twice. */
export type WrittenIdentity = readonly [
  gateway: GatewayId,
  name: string,
  identity: Omit<Identity, 'devices'> & { readonly devices: Identity['devices'] | typeof OF_GATEWAY },
]

const OF_GATEWAY = 'of-gateway'

/** What many boxes say of themselves alike. */
interface Kind extends Pick<Identity, 'dialect' | 'path'> {
  /** Without what is a box's own; `null` where its report does not speak of it. */
  readonly gateway: Omit<NonNullable<Identity['gateway']>, 'name' | 'addresses' | 'mac'> | null
}

/** What a box says of itself, as it is held: one object, as far as others do not say it too, or its gateway has it. */
export interface HeldIdentity extends Pick<Identity, 'sn' | 'authCode'> {
  readonly id: GatewayId
  readonly named: string
  readonly kind: Kind
  readonly name: string | null
  readonly addresses: readonly string[]
  readonly mac: string | null
  /** Those of its gateway, as long as it has them; `null` where its report does not speak of any. */
  readonly devices: PackedDevices | readonly NamedDevice[] | null
}

type Find = (id: GatewayId) => HeldGateway | undefined

const NO_ADDRESSES: readonly string[] = []

/** Names that are held besides the first of each gateway: what a site that renames its devices with each report would fill the memory with. */
const MOST_IDENTITIES = 100_000

/** What rows of a site may name in place of repeating it. */
export class HeldIdentities {
  /** The first of each gateway: nearly always it has no other. */
  private readonly first = new Map<GatewayId, HeldIdentity>()
  /** The others, by both names. */
  private readonly others = new Map<string, HeldIdentity>()
  private readonly kinds = new Map<string, Kind>()
  /** The last one of each dialect: most boxes say the same as the one before, and then no JSON is made of it. */
  private readonly recent = new Map<string, Kind>()

  find(id: GatewayId, name: string): HeldIdentity | undefined {
    const first = this.first.get(id)
    return first === undefined || first.named === name ? first : this.others.get(identityKey(id, name))
  }

  /** What follows names its identities itself. */
  forget(): void {
    this.first.clear()
    this.others.clear()
    this.kinds.clear()
    this.recent.clear()
  }

  /**
   * Lets go of the older half of what gateways have besides their first one, where it is too much: each journal of a site
   * names anew what its reports name, so what is still in use is of the younger half. However many gateways there were,
   * it is not done for their sake: nobody would have a second name then.
   */
  makeRoom(): void {
    if (this.others.size <= MOST_IDENTITIES) return
    for (const key of [...this.others.keys()].slice(0, Math.ceil(this.others.size / 2))) this.others.delete(key)
    this.kinds.clear()
    this.recent.clear()
  }

  learn(known: KeptIdentity, gateway: HeldGateway | undefined): void {
    const { devices } = known[2]
    this.hold(known, gateway, devices === null ? null : devicesHeld(devices, gateway))
  }

  /** As `written` gave it. @param gateway as it was kept with it */
  read([id, name, { devices, ...others }]: WrittenIdentity, gateway: HeldGateway | undefined): void {
    if (devices !== OF_GATEWAY) this.learn([id, name, { ...others, devices }], gateway)
    else this.hold([id, name, { ...others, devices: null }], gateway, gateway?.devices ?? null)
  }

  /** The devices that it names are these, which its gateway has. */
  join(held: HeldIdentity, devices: PackedDevices): void {
    if (held.devices !== devices) this.note({ ...held, devices })
  }

  /** As they are now, each made when its turn comes. */
  written(find: Find): Iterable<WrittenIdentity> {
    return writtenOf([...this.first.values(), ...this.others.values()], find)
  }

  private hold([id, named, said]: KeptIdentity, gateway: HeldGateway | undefined, devices: HeldIdentity['devices']) {
    const { name = null, addresses = NO_ADDRESSES, mac = null } = said.gateway ?? {}
    this.note({
      // Much of what a box says of itself it says in its gateway too.
      id: gateway?.id ?? id,
      named,
      kind: this.kindOf(said),
      sn: sameAs(gateway?.id, sameAs(gateway?.sn, said.sn)),
      authCode: sameAs(gateway?.authCode, said.authCode),
      name: sameAs(gateway?.name, name),
      addresses: sameList(gateway?.addresses, addresses),
      mac: sameAs(gateway?.mac, mac),
      devices,
    })
  }

  private note(held: HeldIdentity): void {
    const { id, named } = held
    const first = this.first.get(id)
    if (first === undefined || first.named === named) {
      this.first.set(id, held)
      return
    }
    const key = identityKey(id, named)
    // What was named last is the youngest.
    this.others.delete(key)
    this.others.set(key, held)
  }

  private kindOf({ dialect, path, gateway }: Identity): Kind {
    const recent = this.recent.get(dialect)
    if (recent !== undefined && recent.path === path && areAlike(recent.gateway, gateway)) return recent
    const said: Kind = { dialect, path, gateway: gateway === null ? null : alikeIn(gateway) }
    const text = JSON.stringify(said)
    const kind = this.kinds.get(text) ?? said
    this.kinds.set(text, kind)
    this.recent.set(dialect, kind)
    return kind
  }
}

function* writtenOf(all: readonly HeldIdentity[], find: Find): Iterable<WrittenIdentity> {
  for (const held of all) {
    const { id, named, devices } = held
    const isOfGateway = devices instanceof PackedDevices && devices === find(id)?.devices
    yield [id, named, identityOf(held, isOfGateway ? OF_GATEWAY : namedIn(held))]
  }
}

/** The identity with these devices. */
export const identityOf = <Devices extends WrittenIdentity[2]['devices']>(
  held: HeldIdentity,
  devices: Devices,
): Omit<Identity, 'devices'> & { readonly devices: Devices } => ({
  dialect: held.kind.dialect,
  sn: held.sn,
  authCode: held.authCode,
  path: held.kind.path,
  gateway:
    held.kind.gateway === null
      ? null
      : {
          name: held.name,
          addresses: held.addresses,
          mac: held.mac,
          port: held.kind.gateway.port,
          softwareVersion: held.kind.gateway.softwareVersion,
          sdkVersion: held.kind.gateway.sdkVersion,
          openUnits: held.kind.gateway.openUnits,
        },
  devices,
})

/** The devices that it names, without how any of them is. */
export const namedIn = ({ devices }: HeldIdentity): readonly NamedDevice[] | null =>
  devices instanceof PackedDevices ? devices.list().map(({ lastKnownStatus, since, ...named }) => named) : devices

/** Nearly always they are those of the gateway. */
function devicesHeld(devices: readonly NamedDevice[], gateway: HeldGateway | undefined) {
  const known = gateway?.devices.list() ?? []
  return gateway !== undefined && areSame(devices, known) ? gateway.devices : compacted(devices)
}

export const areSame = (devices: readonly NamedDevice[], known: readonly NamedDevice[]): boolean =>
  devices.length === known.length &&
  devices.every((device, index) => isCalledTheSame(known[index] as NamedDevice, device))

const alikeIn = ({
  port,
  softwareVersion,
  sdkVersion,
  openUnits,
}: NonNullable<Identity['gateway']>): Kind['gateway'] => ({
  port,
  softwareVersion,
  sdkVersion,
  openUnits,
})

function areAlike(known: Kind['gateway'], said: Identity['gateway']): boolean {
  if (known === null || said === null) return known === said
  return (
    known.port === said.port &&
    known.softwareVersion === said.softwareVersion &&
    known.sdkVersion === said.sdkVersion &&
    known.openUnits.length === said.openUnits.length &&
    known.openUnits.every((unit, index) => unit === said.openUnits[index])
  )
}

/** The text that is held already, where it is the same. */
const sameAs = <T extends string | null>(known: string | null | undefined, text: T): T =>
  known === text ? (known as T) : text

const sameList = (known: readonly string[] | undefined, said: readonly string[]): readonly string[] =>
  known !== undefined && known.length === said.length && said.every((one, index) => one === known[index])
    ? known
    : said.length === 0
      ? NO_ADDRESSES
      : [...said]

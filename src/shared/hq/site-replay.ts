import { applyReport } from '../fleet/apply-report'
import type { Fleet } from '../fleet/fleet'
import { GatewayMap } from '../fleet/gateway-map'
import { type RowValues, rowOfValues } from '../history/chunk'
import { GatewayReplay, type KeptIdentity, type KeptRow } from '../history/gateway-replay'
import { RecordJoiner } from '../history/record-joiner'
import type { Row } from '../history/row'
import type { Gateway, GatewayId } from '../model/gateway'
import { DEFAULT_PERIOD, STANDARD_PATIENCE } from '../presence/policy'
import { type HeldGateway, heldGateway } from './held-gateway'
import { areSame, HeldIdentities, type HeldIdentity, identityOf, namedIn } from './held-identities'

/** Whose a row was: of these gateways something has changed, and those are gone. */
export interface Applied {
  readonly changed: readonly GatewayId[]
  readonly removed: readonly GatewayId[]
}

/**
 * What `GatewayReplay` makes of rows, of gateways as headquarters holds them. Nearly every row says nothing new of
 * devices, and then they stay packed. All others are replayed by that very class, with the gateways that they may touch.
 */
export class SiteReplay {
  readonly identities = new HeldIdentities()
  private map: GatewayMap<HeldGateway>
  private joiner = new RecordJoiner()

  constructor(gateways: Iterable<HeldGateway>) {
    this.map = GatewayMap.of(gateways)
  }

  get gateways(): GatewayMap<HeldGateway> {
    return this.map
  }

  forgetIdentities(): void {
    this.identities.forget()
    this.joiner = new RecordJoiner()
  }

  learn(identities: Iterable<KeptIdentity>): void {
    for (const one of identities) this.identities.learn(one, this.map.get(one[0]))
  }

  /** The gateways as they are from now on, whatever they were. */
  replace(gateways: GatewayMap<HeldGateway>): void {
    this.map = gateways
  }

  put(gateway: Gateway): void {
    this.map = this.map.with(heldGateway(gateway, this.map.get(gateway.id)))
  }

  remove(id: GatewayId): void {
    this.map = this.map.without(id)
  }

  /** @returns `null` for a row whose identity was never named; then nothing changes */
  applyRow(values: KeptRow): Applied | null {
    const gateway = values[0]
    const row = rowOfValues(values.slice(FRONT) as unknown as RowValues)
    const named = this.identities.find(gateway, row.identity ?? '')
    if (named === undefined) return null
    return this.leavesDevices(row, named) ? this.applyFigures(values, row, named) : this.applyWhole(values, named)
  }

  /** Whether the row says of devices what is known, and of whom it is what was known. */
  private leavesDevices(row: Row, { id, sn, authCode, devices }: HeldIdentity): boolean {
    const known = this.map.get(id)
    if (known === undefined || (sn !== null && sn !== id)) return false
    // It may turn out to be somebody else's past.
    if (sn !== null && authCode !== null && this.map.get(provisionalId(authCode)) !== undefined) return false
    return devices === null || (devices === known.devices && known.devices.areSaid(row.statuses))
  }

  private applyFigures(values: KeptRow, row: Row, named: HeldIdentity): Applied {
    const [gateway, since] = values
    const { report, at, from, path } = this.joiner.join(gateway, row, identityOf(named, null), null)
    const fleet: Fleet = {
      gateways: asPlain(this.map),
      byAuthCode: report.authCode === null ? NO_CODES : new Map([[report.authCode, gateway]]),
      watch: { since, disturbedAt: 0 },
      defaultPeriod: DEFAULT_PERIOD,
      patience: STANDARD_PATIENCE,
    }
    const step = applyReport(fleet, { report, at, from, path })
    this.map = asHeld(step.fleet.gateways)
    return { changed: step.changes.length === 0 ? [] : [gateway], removed: [] }
  }

  private applyWhole(values: KeptRow, named: HeldIdentity): Applied {
    const { id, sn, authCode } = named
    const touched = new Set([id, ...(sn === null ? [] : [sn]), ...(authCode === null ? [] : [provisionalId(authCode)])])
    const before = new Map<GatewayId, { readonly held: HeldGateway; readonly devices: Gateway['devices'] }>()
    const plain: Gateway[] = []
    for (const one of touched) {
      const held = this.map.get(one)
      if (held === undefined) continue
      const devices = held.devices.list()
      before.set(one, { held, devices })
      plain.push({ ...held, devices })
    }
    const list = namedIn(named)
    const replay = new GatewayReplay(plain, [[id, named.named, identityOf(named, list)]])
    const replayed = replay.applyRow(values)
    for (const one of replayed?.removed ?? []) this.map = this.map.without(one)
    for (const gateway of replayed?.gateways ?? []) {
      const known = before.get(gateway.id)
      const isSame = known !== undefined && known.devices === gateway.devices
      this.map = this.map.with(isSame ? { ...gateway, devices: known.held.devices } : heldGateway(gateway))
    }
    const now = this.map.get(id)
    if (list !== null && now !== undefined && areSame(list, replay.gateways.get(id)?.devices ?? [])) {
      this.identities.join(named, now.devices)
    }
    return { changed: (replayed?.gateways ?? []).map((gateway) => gateway.id), removed: replayed?.removed ?? [] }
  }
}

/** Before the columns of a row: the gateway, and since when silence counted. */
const FRONT = 2

const NO_CODES: ReadonlyMap<string, GatewayId> = new Map()

const provisionalId = (authCode: string): GatewayId => `auth:${authCode}`

/*
 * A report without a list of devices leaves those of its gateway as they are, without a look at them; whoever would look
 * finds no list there, and fails.
 */
const asPlain = (held: GatewayMap<HeldGateway>): GatewayMap => held as unknown as GatewayMap
const asHeld = (plain: GatewayMap): GatewayMap<HeldGateway> => plain as unknown as GatewayMap<HeldGateway>

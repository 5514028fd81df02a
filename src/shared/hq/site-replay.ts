import { applyReport } from '../fleet/apply-report'
import { type GatewayDraft, GatewayMap } from '../fleet/gateway-map'
import { provisionalId } from '../fleet/identify'
import { type RowValues, rowOfValues } from '../history/chunk'
import { GatewayReplay, type KeptIdentity, type KeptRow } from '../history/gateway-replay'
import { RecordJoiner } from '../history/record-joiner'
import type { Row } from '../history/row'
import type { Gateway, GatewayId } from '../model/gateway'
import { fleetOfOne, onlyOf } from './fleet-of-one'
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
  /** The map with what has changed since somebody looked at it: a message brings many rows, and is looked at as a whole. */
  private draft: GatewayDraft<HeldGateway> | null = null
  private joiner = new RecordJoiner()

  constructor(gateways: Iterable<HeldGateway>) {
    this.map = GatewayMap.of(gateways)
  }

  get gateways(): GatewayMap<HeldGateway> {
    if (this.draft !== null) this.map = this.draft.done()
    this.draft = null
    return this.map
  }

  forgetIdentities(): void {
    this.identities.forget()
    this.joiner = new RecordJoiner()
  }

  learn(identities: Iterable<KeptIdentity>): void {
    this.identities.makeRoom()
    for (const one of identities) this.identities.learn(one, this.known(one[0]))
  }

  /** The gateways as they are from now on, whatever they were. */
  replace(gateways: GatewayMap<HeldGateway>): void {
    this.draft = null
    this.map = gateways
  }

  put(gateway: Gateway): void {
    this.map = this.gateways.with(heldGateway(gateway, this.known(gateway.id)))
  }

  remove(id: GatewayId): void {
    this.map = this.gateways.without(id)
  }

  /** @returns `null` for a row whose identity was never named; then nothing changes */
  applyRow(values: KeptRow): Applied | null {
    const gateway = values[0]
    const row = rowOfValues(values.slice(FRONT) as unknown as RowValues)
    const named = this.identities.find(gateway, row.identity ?? '')
    if (named === undefined) return null
    return this.leavesDevices(row, named) ? this.applyFigures(values, row, named) : this.applyWhole(values, named)
  }

  private known(id: GatewayId): HeldGateway | undefined {
    return (this.draft ?? this.map).get(id)
  }

  /** Whether the row says of devices what is known, and of whom it is what was known. */
  private leavesDevices(row: Row, { id, sn, authCode, devices }: HeldIdentity): boolean {
    const known = this.known(id)
    if (known === undefined || (sn !== null && sn !== id)) return false
    // It may turn out to be somebody else's past.
    if (sn !== null && authCode !== null && this.known(provisionalId(authCode)) !== undefined) return false
    return devices === null || (devices === known.devices && known.devices.areSaid(row.statuses))
  }

  private applyFigures(values: KeptRow, row: Row, named: HeldIdentity): Applied {
    const [gateway, since] = values
    const { report, at, from, path } = this.joiner.join(gateway, row, identityOf(named, null), null)
    const before = this.known(gateway)
    if (before === undefined) return NOTHING
    const { fleet, changes } = applyReport(fleetOfOne(before, report.authCode, since), { report, at, from, path })
    if (changes.length === 0) return NOTHING
    this.draft ??= this.map.draft()
    this.draft.replace(onlyOf(fleet))
    return { changed: [gateway], removed: [] }
  }

  private applyWhole(values: KeptRow, named: HeldIdentity): Applied {
    const { id, sn, authCode } = named
    const touched = new Set([id, ...(sn === null ? [] : [sn]), ...(authCode === null ? [] : [provisionalId(authCode)])])
    const before = new Map<GatewayId, { readonly held: HeldGateway; readonly devices: Gateway['devices'] }>()
    const plain: Gateway[] = []
    for (const one of touched) {
      const held = this.known(one)
      if (held === undefined) continue
      const devices = held.devices.list()
      before.set(one, { held, devices })
      plain.push({ ...held, devices })
    }
    const list = namedIn(named)
    const replay = new GatewayReplay(plain, [[id, named.named, identityOf(named, list)]])
    const replayed = replay.applyRow(values)
    this.map = this.gateways
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

const NOTHING: Applied = { changed: [], removed: [] }

import { applyReport } from '../fleet/apply-report'
import { GatewayMap } from '../fleet/gateway-map'
import { isCalledTheSame } from '../fleet/merge-devices'
import type { Gateway, GatewayId } from '../model/gateway'
import type { DialectId, Report } from '../model/report'
import { DEFAULT_PERIOD, STANDARD_PATIENCE } from '../presence/policy'
import type { Millis } from '../time/millis'
import { type RowValues, rowOfValues } from './chunk'
import { RecordJoiner } from './record-joiner'
import type { Identity, Row } from './row'
import { devicesIn, sayStatuses } from './row-statuses'

/** A report as it is kept: its row, of whom it is, and from when silence counted when it came. */
export type KeptRow = readonly [gateway: GatewayId, watchingSince: Millis | null, ...values: RowValues]

/** The identity that rows name instead of repeating it. */
export type KeptIdentity = readonly [gateway: GatewayId, name: string, identity: Identity]

export interface ReadRow {
  readonly gateway: GatewayId
  readonly watchingSince: Millis | null
  readonly row: Row
}

export function rowOf([gateway, watchingSince, ...values]: KeptRow): ReadRow {
  return { gateway, watchingSince, row: rowOfValues(values) }
}

/**
 * The identity that names devices with those of its gateway, where they are the same: nearly always they are, and are
 * then not kept twice, and a row that says nothing new of them is known by that.
 */
function heldWith(gateway: Gateway | undefined, known: KeptIdentity): KeptIdentity {
  const [id, name, identity] = known
  if (gateway === undefined || identity.devices === null || identity.devices === gateway.devices) return known
  const { devices } = gateway
  const isSame = (device: (typeof identity.devices)[number], index: number): boolean => {
    const own = devices[index]
    return own !== undefined && isCalledTheSame(own, device)
  }
  if (identity.devices.length !== devices.length || !identity.devices.every(isSame)) return known
  return [id, name, { ...identity, devices }]
}

export const identityKey = (gateway: GatewayId, name: string): string => `${gateway}:${name}`

/** What a row made of the gateways. */
export interface Replayed {
  readonly report: {
    readonly gateway: GatewayId
    readonly at: Millis
    readonly from: string
    readonly dialect: DialectId
  }
  /** The gateways as they are with it. */
  readonly gateways: readonly Gateway[]
  /** A provisional gateway that turned out to be one of these. */
  readonly removed: readonly GatewayId[]
}

/**
 * The gateways as a journal tells them: reports are applied as they were when they came, with the very functions that
 * the station used, and everything else is taken as it was written down. It asks no clock: silence is what was written.
 */
export class GatewayReplay {
  private map: GatewayMap
  private named = new Map<string, KeptIdentity>()
  private joiner = new RecordJoiner()

  constructor(gateways: Iterable<Gateway>, identities: Iterable<KeptIdentity> = []) {
    this.map = GatewayMap.of(gateways)
    this.learn(identities)
  }

  get gateways(): GatewayMap {
    return this.map
  }

  /** What rows to come may name. */
  get identities(): Iterable<KeptIdentity> {
    return this.named.values()
  }

  /** What follows names its identities itself. */
  forgetIdentities(): void {
    this.named = new Map()
    this.joiner = new RecordJoiner()
  }

  learn(identities: Iterable<KeptIdentity>): void {
    for (const one of identities) this.named.set(identityKey(one[0], one[1]), heldWith(this.map.get(one[0]), one))
  }

  /** The gateways as they are from now on, whatever they were. */
  replace(gateways: Iterable<Gateway>): void {
    this.map = gateways instanceof GatewayMap ? gateways : GatewayMap.of(gateways)
  }

  put(gateway: Gateway): void {
    this.map = this.map.with(gateway)
  }

  remove(id: GatewayId): void {
    this.map = this.map.without(id)
  }

  /** @returns `null` for a row whose identity was never named; then nothing changes */
  applyRow(values: KeptRow): Replayed | null {
    const { gateway, watchingSince, row } = rowOf(values)
    const key = identityKey(gateway, row.identity ?? '')
    const named = this.named.get(key)
    if (named === undefined) return null
    const { report, at, from, path } = this.joiner.join(gateway, row, named[2], this.newsOfDevices(row, named))
    const fleet = {
      gateways: this.map,
      // Whose report it was is known: a report without a serial was found by its code then, and is found again.
      byAuthCode: new Map(report.authCode === null ? [] : [[report.authCode, gateway]]),
      watch: { since: watchingSince, disturbedAt: 0 },
      defaultPeriod: DEFAULT_PERIOD,
      patience: STANDARD_PATIENCE,
    }
    const step = applyReport(fleet, { report, at, from, path })
    this.map = step.fleet.gateways
    const held = heldWith(this.map.get(gateway), named)
    if (held !== named) this.named.set(key, held)
    return {
      report: { gateway, at, from, dialect: report.dialect },
      gateways: step.changes.flatMap((change) => (change.kind === 'gateway' ? change.gateway : [])),
      removed: step.changes.flatMap((change) => (change.kind === 'removed' ? change.id : [])),
    }
  }

  /** A list that says of each device what is known of it says as much as none, and is not made. */
  private newsOfDevices(row: Row, [gateway, , identity]: KeptIdentity): Report['devices'] {
    const known = this.map.get(gateway)?.devices ?? []
    // Whoever is named otherwise, or has no devices, may turn out to be somebody else, who has others.
    const isOwn = identity.devices === known && known.length > 0 && (identity.sn ?? gateway) === gateway
    return isOwn && sayStatuses(row.statuses, known) ? null : devicesIn(row.statuses, identity)
  }
}

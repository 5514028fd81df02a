import { applyReport } from '../fleet/apply-report'
import { GatewayMap } from '../fleet/gateway-map'
import type { Gateway, GatewayId } from '../model/gateway'
import { DEFAULT_PERIOD, STANDARD_PATIENCE } from '../presence/policy'
import type { Millis } from '../time/millis'
import { type RowValues, rowOfValues } from './chunk'
import type { ReportRecord } from './record'
import { type Identity, RecordJoiner, type Row } from './row'

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

export const identityKey = (gateway: GatewayId, name: string): string => `${gateway}:${name}`

/** What a row made of the gateways. */
export interface Replayed {
  readonly record: ReportRecord
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
  private named: Map<string, KeptIdentity>
  /** Shares what is equal from report to report, so that applying most of them is comparing. */
  private joiner = new RecordJoiner()

  constructor(gateways: Iterable<Gateway>, identities: Iterable<KeptIdentity> = []) {
    this.map = GatewayMap.of(gateways)
    this.named = namedBy(identities)
  }

  get gateways(): GatewayMap {
    return this.map
  }

  /** What rows to come may name. */
  get identities(): Iterable<KeptIdentity> {
    return this.named.values()
  }

  get identityCount(): number {
    return this.named.size
  }

  /** What follows names its identities itself. */
  forgetIdentities(): void {
    this.named = new Map()
    this.joiner = new RecordJoiner()
  }

  learn(identities: readonly KeptIdentity[]): void {
    for (const one of identities) this.named.set(identityKey(one[0], one[1]), one)
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
    const named = this.named.get(identityKey(gateway, row.identity ?? ''))
    if (named === undefined) return null
    const record = this.joiner.join(gateway, row, named[2])
    const { report, at, from, path } = record
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
    return {
      record,
      gateways: step.changes.flatMap((change) => (change.kind === 'gateway' ? change.gateway : [])),
      removed: step.changes.flatMap((change) => (change.kind === 'removed' ? change.id : [])),
    }
  }
}

const namedBy = (identities: Iterable<KeptIdentity>): Map<string, KeptIdentity> =>
  new Map([...identities].map((one) => [identityKey(one[0], one[1]), one]))

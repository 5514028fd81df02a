import { applyReport } from '../../shared/fleet/apply-report'
import { GatewayMap } from '../../shared/fleet/gateway-map'
import { type Identity, RecordJoiner } from '../../shared/history/row'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import { DEFAULT_PERIOD } from '../../shared/presence/policy'
import type { Millis } from '../../shared/time/millis'
import type { LastBody } from '../ports'
import { type JournalFact, type JournalLine, rowOf } from './journal-line'
import { identityKey } from './row-texts'

/** The fleet as a journal tells it, line by line: reports are applied as they were when they came. */
export class FleetReplay {
  private map: GatewayMap
  /** The identities that the lines of the present journal file have named; `null` before any file. */
  private identities: Map<string, Identity> | null = null
  /** Shares what is equal from report to report, so that applying most of them is comparing. */
  private joiner = new RecordJoiner()

  constructor(
    gateways: readonly Gateway[],
    private kept: { settings: unknown; alerts?: unknown; lastCommitAt: Millis | null },
    /** The last body of each, as far as it is known; takes those that the lines have. */
    private readonly bodies = new Map<GatewayId, LastBody>(),
  ) {
    this.map = GatewayMap.of(gateways)
  }

  get gateways(): readonly Gateway[] {
    return [...this.map]
  }

  get settings(): unknown {
    return this.kept.settings
  }

  get alerts(): unknown {
    return this.kept.alerts
  }

  get lastCommitAt(): Millis | null {
    return this.kept.lastCommitAt
  }

  /** Whether what the present file has named is known, so that its next lines can be applied. */
  get knowsFile(): boolean {
    return this.identities !== null
  }

  /** What follows is of another journal file, which names its identities itself. */
  beginFile(): void {
    this.identities = new Map()
    this.joiner = new RecordJoiner()
  }

  /** Takes only what later lines may refer to. */
  learn(line: JournalLine): void {
    for (const [gateway, name, identity] of line.identities ?? []) {
      this.identities?.set(identityKey(gateway, name), identity)
    }
  }

  apply(line: JournalLine): void {
    this.learn(line)
    for (const fact of line.facts) this.applyFact(fact)
    this.kept = { ...this.kept, lastCommitAt: line.at }
  }

  private applyFact({ report, body, gateways = [], removed = [], settings, alerts }: JournalFact): void {
    if (report !== undefined) this.applyRow(report, body)
    for (const id of removed) this.map = this.map.without(id)
    for (const gateway of gateways) this.map = this.map.with(gateway)
    if (settings !== undefined) this.kept = { ...this.kept, settings }
    if (alerts !== undefined) this.kept = { ...this.kept, alerts }
  }

  private applyRow(values: NonNullable<JournalFact['report']>, body: string | undefined): void {
    const { gateway, watchingSince, row } = rowOf(values)
    const identity = this.identities?.get(identityKey(gateway, row.identity ?? ''))
    if (identity === undefined) return
    const { report, at, from, path } = this.joiner.join(gateway, row, identity)
    if (body !== undefined) this.bodies.set(gateway, { gateway, at, from, dialect: report.dialect, body })
    const fleet = {
      gateways: this.map,
      // Whose report it was is known: a report without a serial was found by its code then, and is found again.
      byAuthCode: new Map(report.authCode === null ? [] : [[report.authCode, gateway]]),
      watch: { since: watchingSince, disturbedAt: 0 },
      defaultPeriod: DEFAULT_PERIOD,
    }
    this.map = applyReport(fleet, { report, at, from, path }).fleet.gateways
  }
}

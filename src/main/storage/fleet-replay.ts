import { GatewayReplay, type KeptRow } from '../../shared/history/gateway-replay'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import type { LastBody } from '../ports'
import type { JournalFact, JournalLine } from './journal-line'

/** The fleet as a journal tells it, line by line: reports are applied as they were when they came. */
export class FleetReplay {
  private readonly replay: GatewayReplay
  private hasBegunFile = false

  constructor(
    gateways: readonly Gateway[],
    private kept: { settings: unknown; alerts?: unknown; lastCommitAt: Millis | null },
    /** The last body of each, as far as it is known; takes those that the lines have. */
    private readonly bodies = new Map<GatewayId, LastBody>(),
  ) {
    this.replay = new GatewayReplay(gateways)
  }

  get gateways(): readonly Gateway[] {
    return [...this.replay.gateways]
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
    return this.hasBegunFile
  }

  /** What follows is of another journal file, which names its identities itself. */
  beginFile(): void {
    this.hasBegunFile = true
    this.replay.forgetIdentities()
  }

  /** Takes only what later lines may refer to. */
  learn({ identities = [] }: JournalLine): void {
    if (this.hasBegunFile) this.replay.learn(identities)
  }

  apply(line: JournalLine): void {
    this.learn(line)
    for (const fact of line.facts) this.applyFact(fact)
    this.kept = { ...this.kept, lastCommitAt: line.at }
  }

  private applyFact({ report, body, gateways = [], removed = [], settings, alerts }: JournalFact): void {
    if (report !== undefined) this.applyRow(report, body)
    for (const id of removed) this.replay.remove(id)
    for (const gateway of gateways) this.replay.put(gateway)
    if (settings !== undefined) this.kept = { ...this.kept, settings }
    if (alerts !== undefined) this.kept = { ...this.kept, alerts }
  }

  private applyRow(values: KeptRow, body: string | undefined): void {
    const report = this.replay.applyRow(values)?.report
    if (report !== undefined && body !== undefined) this.bodies.set(report.gateway, { ...report, body })
  }
}

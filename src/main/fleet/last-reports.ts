import type { GatewayDetail } from '../../shared/contract/views'
import type { GatewayId } from '../../shared/model/gateway'
import type { DialectId } from '../../shared/model/report'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'

/** A body beyond this is shown cut off; 2,000 boxes at the usual 4 KB take 8 MB. */
const BODY_KEPT = 64 * 1024

type LastReport = NonNullable<GatewayDetail['lastReport']>

/** The last report of each gateway since the start, as it was received. */
export class LastReports {
  private readonly byGateway = new Map<GatewayId, LastReport>()

  set(id: GatewayId, report: { at: Millis; from: string; dialect: DialectId; text: string }): void {
    const { at, from, dialect, text } = report
    this.byGateway.set(id, { at: iso(at), from, dialect, body: text.slice(0, BODY_KEPT) })
  }

  get(id: GatewayId): LastReport | null {
    return this.byGateway.get(id) ?? null
  }

  forget(id: GatewayId): void {
    this.byGateway.delete(id)
  }
}

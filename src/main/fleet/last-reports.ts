import type { GatewayDetail } from '../../shared/contract/views'
import type { GatewayId } from '../../shared/model/gateway'
import { iso } from '../../shared/time/iso'
import type { LastBody } from '../ports'

/** A body beyond this is kept cut off; 2,000 boxes at the usual 4 KB take 8 MB. */
export const BODY_KEPT = 64 * 1024

type LastReport = NonNullable<GatewayDetail['lastReport']>

/** The last report of each gateway, as it was received. */
export class LastReports {
  private readonly byGateway = new Map<GatewayId, LastReport>()

  constructor(stored: readonly LastBody[]) {
    for (const last of stored) this.set(last)
  }

  set({ gateway, at, from, dialect, body }: LastBody): void {
    this.byGateway.set(gateway, { at: iso(at), from, dialect, body })
  }

  get(id: GatewayId): LastReport | null {
    return this.byGateway.get(id) ?? null
  }

  forget(id: GatewayId): void {
    this.byGateway.delete(id)
  }
}

import { extendTrend, NO_TREND } from '../../shared/contract/trend'
import type { Trend } from '../../shared/contract/views'
import type { Gateway, GatewayId } from '../../shared/model/gateway'

/** The metrics of each gateway's last reports since the start, for sparklines. */
export class RecentSamples {
  private readonly byGateway = new Map<GatewayId, Trend>()

  add(gateway: Gateway): void {
    this.byGateway.set(gateway.id, extendTrend(this.byGateway.get(gateway.id) ?? NO_TREND, gateway.metrics))
  }

  forget(id: GatewayId): void {
    this.byGateway.delete(id)
  }

  trends(): Record<GatewayId, Trend> {
    return Object.fromEntries(this.byGateway)
  }
}

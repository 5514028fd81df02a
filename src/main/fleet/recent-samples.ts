import { trendOf } from '../../shared/contract/trend'
import type { HistorySample, Trend } from '../../shared/contract/views'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'

/** Reports per gateway whose metrics stay at hand: 40 minutes at the usual period, some 20 MB with 2,000 boxes. */
const SAMPLES_KEPT = 120

interface Sample extends Omit<HistorySample, 'at'> {
  readonly at: Millis
}

/** The metrics of each gateway's last reports since the start, for sparklines and charts. */
export class RecentSamples {
  private readonly byGateway = new Map<GatewayId, Sample[]>()

  add(gateway: Gateway, at: Millis): void {
    const samples = this.byGateway.get(gateway.id) ?? []
    this.byGateway.set(gateway.id, samples)
    const { cpu, memory, disk, temperature } = gateway.metrics
    const devicesOnline = gateway.devices.filter((device) => device.lastKnownStatus === 'online').length
    samples.push({ at, cpu, memory, disk, temperature, devicesOnline, devicesTotal: gateway.devices.length })
    if (samples.length > SAMPLES_KEPT) samples.shift()
  }

  forget(id: GatewayId): void {
    this.byGateway.delete(id)
  }

  between(id: GatewayId, from: Millis, to: Millis): HistorySample[] {
    const inRange = (this.byGateway.get(id) ?? []).filter(({ at }) => at >= from && at < to)
    return inRange.map((sample) => ({ ...sample, at: iso(sample.at) }))
  }

  trends(): Record<GatewayId, Trend> {
    return Object.fromEntries([...this.byGateway].map(([id, samples]) => [id, trendOf(samples)]))
  }
}

import { NO_TREND, TREND_LENGTH } from '../../shared/contract/trend'
import type { Trend } from '../../shared/contract/views'
import type { Gateway, GatewayId } from '../../shared/model/gateway'

const METRICS = ['cpu', 'memory', 'disk', 'temperature'] as const satisfies readonly (keyof Trend)[]

/**
 * The metrics of each gateway's last reports since the start, for sparklines. They take all the room that they ever
 * will with a gateway's first report: with arrays that fill, memory would grow for the first thirty periods.
 */
export class RecentSamples {
  private readonly byGateway = new Map<GatewayId, Ring>()

  add(gateway: Gateway): void {
    const ring = this.byGateway.get(gateway.id) ?? new Ring()
    this.byGateway.set(gateway.id, ring)
    ring.add(METRICS.map((metric) => gateway.metrics[metric]))
  }

  forget(id: GatewayId): void {
    this.byGateway.delete(id)
  }

  /** Of one gateway: oldest first, in tenths, at most {@link TREND_LENGTH} of each metric; `null` where none was told. */
  trendOf(id: GatewayId): Trend {
    return this.byGateway.get(id)?.trend() ?? NO_TREND
  }

  trends(): Record<GatewayId, Trend> {
    return Object.fromEntries([...this.byGateway].map(([id, ring]) => [id, ring.trend()]))
  }
}

/** The last reports' metrics, one stretch for each metric; what was not reported is no number. */
class Ring {
  private readonly values = new Float32Array(METRICS.length * TREND_LENGTH)
  private count = 0

  add(metrics: readonly (number | null)[]): void {
    const at = this.count % TREND_LENGTH
    metrics.forEach((value, metric) => {
      this.values[metric * TREND_LENGTH + at] = value ?? Number.NaN
    })
    this.count += 1
  }

  trend(): Trend {
    const [cpu, memory, disk, temperature] = METRICS.map((_, metric) => this.oldestFirst(metric))
    return { cpu: cpu ?? [], memory: memory ?? [], disk: disk ?? [], temperature: temperature ?? [] }
  }

  private oldestFirst(metric: number): (number | null)[] {
    const length = Math.min(this.count, TREND_LENGTH)
    return Array.from({ length }, (_, at) => {
      const place = (this.count - length + at) % TREND_LENGTH
      const value = this.values[metric * TREND_LENGTH + place] ?? Number.NaN
      return Number.isNaN(value) ? null : Math.round(value * 10) / 10
    })
  }
}

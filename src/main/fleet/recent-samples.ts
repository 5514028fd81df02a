import { NO_TREND, TREND_LENGTH } from '../../shared/contract/trend'
import type { Trend } from '../../shared/contract/views'
import type { Gateway, GatewayId } from '../../shared/model/gateway'

const METRICS = ['cpu', 'memory', 'disk', 'temperature'] as const satisfies readonly (keyof Trend)[]

/** Of a gateway: how many reports were noted and where the next goes, then a stretch for each metric. */
const FRONT = 2
const STRETCH = FRONT + METRICS.length * TREND_LENGTH

/** Gateways whose samples lie in one block: each block is memory of its own, which costs half as much as a gateway. */
const BLOCK = 128

/** Tenths as far as 16 bits reach, where all that a box measures is; what was not told is beyond. */
const MOST = 32_767
const UNTOLD = -32_768

/**
 * The metrics of each gateway's last reports since the start, for sparklines. They take all the room that they ever
 * will with a gateway's first report: with arrays that fill, memory would grow for the first thirty periods.
 */
export class RecentSamples {
  private readonly places = new Map<GatewayId, number>()
  private readonly blocks: Int16Array[] = []
  /** Places of gateways that were forgotten. */
  private readonly free: number[] = []
  private taken = 0

  add({ id, metrics }: Pick<Gateway, 'id' | 'metrics'>): void {
    const place = this.places.get(id) ?? this.seat(id)
    const block = this.blockOf(place)
    const from = (place % BLOCK) * STRETCH
    const next = block[from + 1] ?? 0
    let at = from + FRONT + next
    for (const metric of METRICS) {
      block[at] = tenths(metrics[metric])
      at += TREND_LENGTH
    }
    block[from] = Math.min((block[from] ?? 0) + 1, TREND_LENGTH)
    block[from + 1] = (next + 1) % TREND_LENGTH
  }

  forget(id: GatewayId): void {
    const place = this.places.get(id)
    if (place === undefined) return
    this.places.delete(id)
    this.free.push(place)
  }

  /** Of one gateway: oldest first, in tenths, at most {@link TREND_LENGTH} of each metric; `null` where none was told. */
  trendOf(id: GatewayId): Trend {
    const place = this.places.get(id)
    if (place === undefined) return NO_TREND
    const [cpu, memory, disk, temperature] = METRICS.map((_, metric) => this.oldestFirst(place, metric))
    return { cpu: cpu ?? [], memory: memory ?? [], disk: disk ?? [], temperature: temperature ?? [] }
  }

  trends(): Record<GatewayId, Trend> {
    return Object.fromEntries([...this.places.keys()].map((id) => [id, this.trendOf(id)]))
  }

  private seat(id: GatewayId): number {
    const place = this.free.pop() ?? this.taken++
    const from = (place % BLOCK) * STRETCH
    this.blockOf(place).fill(0, from, from + FRONT)
    this.places.set(id, place)
    return place
  }

  private blockOf(place: number): Int16Array {
    const index = Math.floor(place / BLOCK)
    const known = this.blocks[index]
    if (known !== undefined) return known
    const made = new Int16Array(BLOCK * STRETCH)
    this.blocks[index] = made
    return made
  }

  private oldestFirst(place: number, metric: number): (number | null)[] {
    const block = this.blockOf(place)
    const from = (place % BLOCK) * STRETCH
    const [count, next] = [block[from] ?? 0, block[from + 1] ?? 0]
    const begin = from + FRONT + metric * TREND_LENGTH
    const samples: (number | null)[] = []
    for (let at = 0; at < count; at++) {
      const value = block[begin + ((next - count + at + TREND_LENGTH) % TREND_LENGTH)] ?? UNTOLD
      samples.push(value === UNTOLD ? null : value / 10)
    }
    return samples
  }
}

function tenths(value: number | null): number {
  if (value === null || Number.isNaN(value)) return UNTOLD
  return Math.max(-MOST, Math.min(MOST, Math.round(value * 10)))
}

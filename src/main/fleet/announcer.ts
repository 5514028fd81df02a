import type { Patch } from '../../shared/contract/push'
import type { GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'

/** At most ten pushes a second, however many reports come: eyes see no more, and a browser draws each. */
const SHORTEST_INTERVAL: Millis = 100

/** What has changed since the last push. */
export interface News {
  readonly changed: ReadonlySet<GatewayId>
  readonly removed: ReadonlySet<GatewayId>
  readonly transitions: readonly Transition[]
  readonly receiver: boolean
}

/** What is new of gateways: that they are not as they were, or gone. A step of the fleet says it too. */
export interface Noted {
  readonly changes: readonly (
    | { readonly kind: 'gateway'; readonly gateway: { readonly id: GatewayId } }
    | { readonly kind: 'removed'; readonly id: GatewayId }
  )[]
  readonly transitions: readonly Transition[]
}

/** Gathers changes and pushes them as numbered patches: the first at once, those that follow closely together. */
export class Announcer {
  private changed = new Set<GatewayId>()
  private removed = new Set<GatewayId>()
  private transitions: Transition[] = []
  private receiver = false
  private timer: NodeJS.Timeout | null = null
  private lastPushAt: Millis = Number.NEGATIVE_INFINITY
  private count = 0

  /**
   * @param describe makes the body of a patch from the news, reading the fleet as it is then
   * @param isWatched whether anybody would see a patch; while nobody does they are only counted
   */
  constructor(
    private readonly describe: (news: News) => Omit<Patch, 'seq'>,
    private readonly push: (patch: Patch) => void,
    private readonly isWatched: () => boolean = () => true,
  ) {}

  /** Number of the last push. */
  get seq(): number {
    return this.count
  }

  note(step: Noted): void {
    for (const change of step.changes) {
      const id = change.kind === 'gateway' ? change.gateway.id : change.id
      ;(change.kind === 'gateway' ? this.changed : this.removed).add(id)
      ;(change.kind === 'gateway' ? this.removed : this.changed).delete(id)
    }
    this.transitions.push(...step.transitions)
    if (step.changes.length > 0) this.schedule()
  }

  /** What is to be seen of these gateways has changed, though they have not. */
  touch(gateways: Iterable<{ readonly id: GatewayId }>): void {
    for (const { id } of gateways) this.changed.add(id)
    if (this.changed.size > 0) this.schedule()
  }

  noteReceiver(): void {
    this.receiver = true
    this.schedule()
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private schedule(): void {
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastPushAt + SHORTEST_INTERVAL - performance.now())
    this.timer = setTimeout(() => this.flush(), wait)
  }

  private flush(): void {
    this.timer = null
    this.lastPushAt = performance.now()
    const { changed, removed, transitions, receiver } = this
    this.changed = new Set()
    this.removed = new Set()
    this.transitions = []
    this.receiver = false
    this.count++
    if (this.isWatched()) this.push({ seq: this.count, ...this.describe({ changed, removed, transitions, receiver }) })
  }
}

import type { Patch, PushEvent } from '../shared/contract/push'
import type { ScopeView } from '../shared/contract/scope-views'
import { viewEvent } from '../shared/contract/view-event'
import type { FleetView, GatewayView, Trend } from '../shared/contract/views'
import { siteOfGateway } from '../shared/hq/qualified'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { Transition } from '../shared/model/transition'
import { Announcer, type News } from './fleet/announcer'

/** As many boxes as a page draws well, and as a snapshot may hold. */
export const SHOWN_AT_ONCE = 5000

/** As many events as a page remembers of a push. */
const EVENTS_A_PUSH = 100

/** What those who look at a part of the fleet are told from. */
export interface ScopePorts {
  readonly gateway: (id: GatewayId) => Gateway | undefined
  readonly gatewaysOf: (site: string) => Iterable<Pick<Gateway, 'id'>>
  readonly sizeOf: (site: string) => number
  readonly attention: { has(id: string): boolean; readonly total: number; readonly size: number } & Iterable<string>
  readonly total: () => number
  readonly describe: (gateway: Gateway) => GatewayView
  readonly trendOf: (id: GatewayId) => Trend
  /** What is told of the fleet beside its gateways. */
  readonly head: () => Omit<FleetView, 'seq' | 'gateways' | 'trends' | 'scope'>
}

/** Somebody who looks at a part of the fleet: what needs attention anywhere, the sites they chose, and boxes they named. */
export class ScopedViewer {
  private sites: readonly string[] = []
  private leftOut: readonly string[] = []
  private boxes: ReadonlySet<GatewayId> = new Set()
  /** They were not shown before, so their trends come along. */
  private entering = new Set<GatewayId>()
  private isScopeNew = false
  private readonly announcer: Announcer

  constructor(
    readonly id: string,
    private readonly listener: (event: PushEvent) => void,
    private readonly ports: ScopePorts,
  ) {
    this.announcer = new Announcer(
      (news) => this.describeNews(news),
      (patch) => this.listener({ type: 'patch', patch }),
    )
  }

  get scope(): ScopeView {
    const { id: viewer, sites, leftOut } = this
    const { attention, total } = this.ports
    return { viewer, sites, leftOut, total: total(), attention: { total: attention.total, shown: attention.size } }
  }

  /** All that is shown, from the beginning. */
  fleet(): FleetView {
    return partOf(this.ports, this.announcer.seq, this.scope, this.visible())
  }

  /** @param gateways of this site, new or not as they were; @param removed of it too */
  note(
    site: string,
    gateways: readonly Pick<Gateway, 'id'>[],
    removed: readonly GatewayId[],
    transitions: readonly Transition[],
  ) {
    const seen = this.sites.includes(site) ? gateways : gateways.filter(({ id }) => this.sees(id, site))
    this.announcer.note({
      changes: [
        ...seen.map((gateway) => ({ kind: 'gateway' as const, gateway })),
        ...removed.map((id) => ({ kind: 'removed' as const, id })),
      ],
      transitions,
    })
  }

  /** What needs attention is not what it was. */
  noteAttention(entered: readonly GatewayId[], left: readonly GatewayId[]): void {
    for (const id of entered) this.entering.add(id)
    this.change(
      entered,
      left.filter((id) => !this.sees(id, siteOfGateway(id) ?? '')),
    )
  }

  touch(ids: readonly { readonly id: GatewayId }[]): void {
    this.announcer.touch(ids.filter(({ id }) => this.sees(id, siteOfGateway(id) ?? '')))
  }

  noteFlow(): void {
    this.announcer.noteReceiver()
  }

  /** From now on these are shown. Whole sites come as another snapshot, a few boxes as news. */
  look(sites: readonly string[], boxes: readonly GatewayId[]): ScopeView {
    const before = { sites: this.sites, ids: new Set(this.visible()) }
    const { taken, leftOut } = this.fitting(sites)
    this.sites = taken
    this.leftOut = leftOut
    this.boxes = new Set(boxes)
    this.isScopeNew = true
    if (taken.some((site) => !before.sites.includes(site))) {
      this.listener({ type: 'snapshot', fleet: this.fleet() })
      return this.scope
    }
    const now = new Set(this.visible())
    const entered = [...now].filter((id) => !before.ids.has(id))
    for (const id of entered) this.entering.add(id)
    this.change(
      entered,
      [...before.ids].filter((id) => !now.has(id)),
    )
    this.announcer.noteReceiver()
    return this.scope
  }

  stop(): void {
    this.announcer.stop()
  }

  private change(entered: readonly GatewayId[], left: readonly GatewayId[]): void {
    this.announcer.note({
      changes: [
        ...entered
          .flatMap((id) => this.ports.gateway(id) ?? [])
          .map((gateway) => ({ kind: 'gateway', gateway }) as const),
        ...left.map((id) => ({ kind: 'removed', id }) as const),
      ],
      transitions: [],
    })
  }

  private sees(id: GatewayId, site: string): boolean {
    return this.sites.includes(site) || this.boxes.has(id) || this.ports.attention.has(id)
  }

  /** The first chosen in any case; more of them while there is room. */
  private fitting(sites: readonly string[]): { taken: readonly string[]; leftOut: readonly string[] } {
    const taken: string[] = []
    let boxes = 0
    for (const site of new Set(sites)) {
      const size = this.ports.sizeOf(site)
      if (taken.length > 0 && boxes + size > SHOWN_AT_ONCE) continue
      boxes += size
      taken.push(site)
    }
    return { taken, leftOut: sites.filter((site) => !taken.includes(site)) }
  }

  private *visible(): Iterable<GatewayId> {
    yield* visibleOf(this.ports, this.sites, this.boxes)
  }

  private describeNews({ changed, removed, transitions, receiver }: News): Omit<Patch, 'seq'> {
    const { ports, entering, isScopeNew } = this
    this.entering = new Set()
    this.isScopeNew = false
    const gateways = [...changed].flatMap((id) => ports.gateway(id) ?? [])
    const { at, counts, receiver: flow, headquarters } = ports.head()
    const trends = gateways.filter(({ id }) => entering.has(id)).map(({ id }) => [id, ports.trendOf(id)] as const)
    return {
      at,
      ...(gateways.length > 0 ? { gateways: gateways.map(ports.describe) } : {}),
      ...(trends.length > 0 ? { trends: Object.fromEntries(trends) } : {}),
      ...(removed.size > 0 ? { removed: [...removed] } : {}),
      ...(receiver ? { counts, receiver: flow, ...(headquarters === undefined ? {} : { headquarters }) } : {}),
      ...(receiver || isScopeNew ? { scope: this.scope } : {}),
      ...(transitions.length > 0 ? { events: transitions.slice(-EVENTS_A_PUSH).map(viewEvent) } : {}),
    }
  }
}

/** Each once: attention, then all of these sites, then these boxes. */
export function* visibleOf(
  { attention, gatewaysOf, gateway }: ScopePorts,
  sites: readonly string[],
  boxes: Iterable<GatewayId>,
): Iterable<GatewayId> {
  const seen = new Set<GatewayId>()
  const fresh = (id: GatewayId) => !seen.has(id) && seen.add(id)
  for (const id of attention) if (fresh(id)) yield id
  for (const site of sites) for (const { id } of gatewaysOf(site)) if (fresh(id)) yield id
  for (const id of boxes) if (gateway(id) !== undefined && fresh(id)) yield id
}

/** These boxes and nothing else, with what is told of the fleet beside them. */
export function partOf(ports: ScopePorts, seq: number, scope: ScopeView, ids: Iterable<GatewayId>): FleetView {
  const gateways: GatewayView[] = []
  const trends: Record<string, Trend> = {}
  for (const id of ids) {
    const gateway = ports.gateway(id)
    if (gateway === undefined) continue
    gateways.push(ports.describe(gateway))
    trends[id] = ports.trendOf(id)
  }
  return { ...ports.head(), seq, scope, gateways, trends }
}

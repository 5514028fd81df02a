import { randomUUID } from 'node:crypto'
import type { PushEvent } from '../shared/contract/push'
import type { ScopeView } from '../shared/contract/scope-views'
import { viewEvent } from '../shared/contract/view-event'
import type { FleetView } from '../shared/contract/views'
import type { Gateways } from '../shared/fleet/gateway-map'
import { siteOfGateway } from '../shared/hq/qualified'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { Transition } from '../shared/model/transition'
import { type Outcome, ok, problem } from '../shared/outcome'
import { Announcer, type News } from './fleet/announcer'
import { RecentSamples } from './fleet/recent-samples'
import type { NotedGateway } from './headquarters/known-gateways'
import { Standings } from './headquarters/standings'
import { partOf, ScopedViewer, type ScopePorts, SHOWN_AT_ONCE, visibleOf } from './scoped-viewer'

/** It becomes small again only when it is clearly so, or one box more or less would exchange what everybody sees. */
const SMALL_AGAIN = SHOWN_AT_ONCE * 0.8

export interface ViewersPorts extends Pick<ScopePorts, 'describe' | 'gatewaysOf'> {
  readonly gateways: () => Gateways
  /** How many there are. */
  readonly size: () => number
  /** Whether its news are held back, by itself or with others. */
  readonly isMuted: (gateway: Pick<Gateway, 'id' | 'edits'>) => boolean
  /** An event as it may be told. */
  readonly told: (event: PushEvent) => PushEvent
  /** What is told of the fleet beside its gateways and how they stand. */
  readonly head: () => Omit<FleetView, 'seq' | 'gateways' | 'trends' | 'scope' | 'counts'>
}

type Listener = (event: PushEvent) => void

/**
 * Who looks at headquarters, and what they are told. A fleet as a station may have it is shown whole, to everybody the
 * same. Of a larger one each is told of the sites, of what needs attention, and of what they look at: never of a hundred
 * thousand boxes, which no page could hold.
 */
export class HeadquartersViewers {
  readonly standings = new Standings()
  private readonly samples = new RecentSamples()
  private readonly listeners = new Map<Listener, ScopedViewer | null>()
  private readonly announcer: Announcer
  private readonly scope: ScopePorts
  private isLarge = false

  constructor(private readonly ports: ViewersPorts) {
    this.announcer = new Announcer(
      (news) => this.describeNews(news),
      (patch) => this.tellWhole({ type: 'patch', patch }),
      () => this.listeners.size > 0 && !this.isLarge,
    )
    this.scope = {
      ...ports,
      gateway: (id) => ports.gateways().get(id),
      sizeOf: (site) => this.standings.sizeOf(site),
      attention: this.standings.attention,
      total: ports.size,
      trendOf: (id) => this.samples.trendOf(id),
      head: () => this.head(),
    }
    for (const gateway of ports.gateways()) {
      this.samples.add(gateway)
      this.standings.note(gateway, ports.isMuted(gateway))
    }
    this.isLarge = ports.size() > SHOWN_AT_ONCE
  }

  get isMuted(): ViewersPorts['isMuted'] {
    return this.ports.isMuted
  }

  subscribe(listener: Listener): () => void {
    this.seat(listener)
    return () => {
      this.listeners.get(listener)?.stop()
      this.listeners.delete(listener)
    }
  }

  /** Gateways of one site that are new or not as they were, or gone. */
  note(changed: readonly NotedGateway[], removed: readonly GatewayId[], transitions: readonly Transition[]): void {
    for (const gateway of changed) this.samples.add(gateway)
    const attention = [...changed.map((one) => this.standings.note(one, this.ports.isMuted(one)))]
    for (const id of removed) {
      this.samples.forget(id)
      attention.push(this.standings.forget(id))
    }
    if (this.settle()) return
    if (!this.isLarge) {
      const changes = [
        ...changed.map((gateway) => ({ kind: 'gateway' as const, gateway })),
        ...removed.map((id) => ({ kind: 'removed' as const, id })),
      ]
      this.announcer.note({ changes, transitions })
      return
    }
    const site = siteOfGateway(changed[0]?.id ?? removed[0] ?? '') ?? ''
    for (const viewer of this.scoped()) {
      viewer.note(site, changed, removed, transitions)
      for (const { entered, left } of attention) {
        if (entered.length + left.length > 0) viewer.noteAttention(entered, left)
      }
    }
  }

  /** What is to be seen of these gateways has changed, though they have not: as their incidents and mutes. */
  touch(ids: readonly GatewayId[]): void {
    const touched = ids.map((id) => ({ id }))
    if (!this.isLarge) this.announcer.touch(touched)
    for (const viewer of this.scoped()) viewer.touch(touched)
  }

  noteFlow(): void {
    if (this.listeners.size === 0) return
    if (!this.isLarge) this.announcer.noteReceiver()
    for (const viewer of this.scoped()) viewer.noteFlow()
  }

  push(event: PushEvent): void {
    const told = this.ports.told(event)
    for (const listener of this.listeners.keys()) listener(told)
  }

  /** @param viewer as whose subscription it is to be seen @param site all boxes of which are wanted beside what needs attention */
  fleet(viewer?: string, site?: string): FleetView {
    if (!this.isLarge) return this.wholeFleet()
    const known = this.viewerOf(viewer)
    if (known !== undefined) return known.fleet()
    const sites = site === undefined ? [] : [site]
    const { attention, total } = this.scope
    const shown = { total: attention.total, shown: attention.size }
    const scope: ScopeView = { viewer: '', sites, leftOut: [], total: total(), attention: shown }
    return partOf(this.scope, this.announcer.seq, scope, visibleOf(this.scope, sites, []))
  }

  look(viewer: string, sites: readonly string[], boxes: readonly GatewayId[]): Outcome<ScopeView> {
    const known = this.viewerOf(viewer)
    return known === undefined
      ? problem('not-found', 'no subscription has this viewer now; a snapshot of the stream names one', 'viewer')
      : ok(known.look(sites, boxes))
  }

  stop(): void {
    this.announcer.stop()
    for (const viewer of this.scoped()) viewer.stop()
    this.listeners.clear()
  }

  private seat(listener: Listener): void {
    this.listeners.get(listener)?.stop()
    const tell = (event: PushEvent) => listener(this.ports.told(event))
    const viewer = this.isLarge ? new ScopedViewer(randomUUID(), tell, this.scope) : null
    tell({ type: 'snapshot', fleet: viewer === null ? this.wholeFleet() : viewer.fleet() })
    this.listeners.set(listener, viewer)
  }

  /** @returns whether the fleet has become large, or small: then everybody has just been told all that they are shown */
  private settle(): boolean {
    const size = this.ports.size()
    const isLarge = size > (this.isLarge ? SMALL_AGAIN : SHOWN_AT_ONCE)
    if (isLarge === this.isLarge) return false
    this.isLarge = isLarge
    for (const listener of [...this.listeners.keys()]) this.seat(listener)
    return true
  }

  private *scoped(): Iterable<ScopedViewer> {
    for (const viewer of this.listeners.values()) if (viewer !== null) yield viewer
  }

  private viewerOf(id: string | undefined): ScopedViewer | undefined {
    for (const viewer of this.scoped()) if (viewer.id === id) return viewer
    return undefined
  }

  private tellWhole(event: PushEvent): void {
    const told = this.ports.told(event)
    for (const [listener, viewer] of this.listeners) if (viewer === null) listener(told)
  }

  private head(): Omit<FleetView, 'seq' | 'gateways' | 'trends' | 'scope'> {
    return { ...this.ports.head(), counts: this.standings.counts }
  }

  private wholeFleet(): FleetView {
    const gateways = [...this.ports.gateways()].map((gateway) => this.ports.describe(gateway))
    return { ...this.head(), seq: this.announcer.seq, gateways, trends: this.samples.trends() }
  }

  private describeNews({ changed, removed, transitions, receiver }: News) {
    const { at, counts, receiver: flow, headquarters } = this.head()
    const gateways = [...changed].flatMap((id) => this.ports.gateways().get(id) ?? [])
    return {
      at,
      ...(gateways.length > 0 ? { gateways: gateways.map((gateway) => this.ports.describe(gateway)) } : {}),
      ...(removed.size > 0 ? { removed: [...removed] } : {}),
      ...(gateways.length + removed.size > 0 ? { counts } : {}),
      ...(receiver ? { receiver: flow, ...(headquarters === undefined ? {} : { headquarters }) } : {}),
      ...(transitions.length > 0 ? { events: transitions.map(viewEvent) } : {}),
    }
  }
}

import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { KeptGateway } from './held-gateway'
import type { WrittenIdentity } from './held-identities'
import type { Progress } from './progress'
import type { IncidentChange } from './site-incidents'

/** What headquarters knows of a site, as JSON keeps it. */
export interface FoldedSite extends Progress {
  readonly gateways: readonly KeptGateway[]
  readonly identities: readonly WrittenIdentity[]
  readonly incidents: readonly Incident[]
  readonly closedIncidents: readonly Incident[]
  /** Whose news the site holds back, as it last told; absent in what an older version kept. */
  readonly muted?: readonly GatewayId[]
}

/** The same on its way to be kept: the two that are long are gone through once, as they were when it was asked for. */
export type FoldedPieces = Omit<FoldedSite, 'gateways' | 'identities'> & {
  readonly gateways: Iterable<KeptGateway>
  readonly identities: Iterable<WrittenIdentity>
}

/** What a message has changed. */
export interface Folded {
  /** `known` brought nothing new of how things are; `stray` is of a store that the site has left. */
  readonly kind: 'news' | 'known' | 'stray'
  readonly changed: ReadonlySet<GatewayId>
  readonly removed: ReadonlySet<GatewayId>
  /** Reports that were applied. */
  readonly reports: number
  /** What happened, in order; of the past where it was known how things became. */
  readonly transitions: readonly Transition[]
  readonly past: readonly Transition[]
  readonly incidents: readonly IncidentChange[]
}

/** What has changed while a message is taken. */
export class Taking {
  readonly transitions: Transition[] = []
  readonly past: Transition[] = []
  readonly incidents: IncidentChange[] = []
  reports = 0
  private readonly changed = new Set<GatewayId>()
  private readonly removed = new Set<GatewayId>()

  noteChanged(id: GatewayId): void {
    this.changed.add(id)
    this.removed.delete(id)
  }

  noteRemoved(id: GatewayId): void {
    this.removed.add(id)
    this.changed.delete(id)
  }

  folded(kind: Folded['kind']): Folded {
    const { changed, removed, reports, transitions, past, incidents } = this
    return { kind, changed, removed, reports, transitions, past, incidents }
  }
}

/** Nothing of it is new. */
export const nothingFolded = (kind: Folded['kind']): Folded => new Taking().folded(kind)

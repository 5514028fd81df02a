import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { WrittenIdentity } from './kept-identity'
import type { Position } from './position'
import type { IncidentChange } from './site-incidents'

/** What headquarters knows of a site: plain JSON. */
export interface FoldedSite extends Progress {
  readonly gateways: readonly Gateway[]
  readonly identities: readonly WrittenIdentity[]
  readonly incidents: readonly Incident[]
  readonly closedIncidents: readonly Incident[]
  /** Whose news the site holds back, as it last told; absent in what an older version kept. */
  readonly muted?: readonly GatewayId[]
}

/** How far a site has been taken in. */
export interface Progress {
  /** The store that all this is of; `null` before the site's first word. */
  readonly epoch: string | null
  readonly session: string | null
  /** Everything up to here is contained, nothing after it. */
  readonly last: Position | null
  /** When the last of it was kept at the site, by its clock. */
  readonly lastAt: Millis | null
  /** Up to where what happened was handed on to be recorded. */
  readonly recordedTo: Position | null
  /** Whether nothing is missing of how gateways are: false from a hole on until the next snapshot. */
  readonly isWhole: boolean
  /** What nobody knows of, oldest first. */
  readonly gaps: readonly Gap[]
  /** Stores that it had before. */
  readonly pastEpochs: readonly string[]
}

/** A time of which nothing is known. */
export interface Gap {
  readonly from: Millis
  readonly to: Millis
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

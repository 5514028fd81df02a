import type { KeptIdentity, KeptRow } from '../history/gateway-replay'
import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { Position } from './position'

/**
 * What a station sends on `fogwatch.<site>.commit`: JSON, deflated (raw). From which place in its journal to which, and of
 * which kind, is said in the headers (`message-head.ts`).
 */
export type SiteMessage = CommitsMessage | PastMessage | SnapshotMessage | GapMessage

/** Commits of the journal, in order, whole. */
export interface CommitsMessage {
  readonly schema: 1
  readonly kind: 'commits'
  /** What the rows name and no message of this session has brought before. They may come ahead of their rows. */
  readonly identities: readonly KeptIdentity[]
  readonly commits: readonly SentCommit[]
}

/** One group commit: all of it is true, or nothing. */
export interface SentCommit {
  /** Where it ends in the journal. */
  readonly position: Position
  readonly at: Millis
  /** In the order in which they became true. */
  readonly facts: readonly SentFact[]
}

/** As the journal has it, without bodies and settings. A report's gateway is what applying its row comes to. */
export interface SentFact {
  readonly report?: KeptRow
  readonly gateways?: readonly Gateway[]
  readonly removed?: readonly GatewayId[]
  readonly transitions?: readonly Transition[]
  readonly incidents?: SentIncidents
}

/** How the site's incidents are from this commit on. */
export interface SentIncidents {
  /** These are all that are open: what else was known of the site's incidents is over. */
  readonly all: boolean
  /** As they are now, where they are not as they were told before; what is over has `closedAt`. */
  readonly changed: readonly Incident[]
  /** Ids of those that are over and whose last word is not at hand: more ended at once than a site keeps. */
  readonly gone: readonly string[]
}

/**
 * What the journal no longer has, from the days it was moved to: history alone. It changes nothing of how gateways are
 * now, and may bring what is known already: a gateway has one report of an instant and dialect, a transition one id.
 */
export interface PastMessage {
  readonly schema: 1
  readonly kind: 'past'
  readonly identities: readonly KeptIdentity[]
  /** `watchingSince` of each is `null`. */
  readonly reports: readonly KeptRow[]
  readonly transitions: readonly Transition[]
}

/**
 * All gateways of the site as they are at `Fw-Commit`, in parts, which begin with 1 and follow each other. When the last
 * is there they take the place of all that was known, gateways that rest (removed by the user) included.
 */
export interface SnapshotMessage {
  readonly schema: 1
  readonly kind: 'snapshot'
  readonly part: number
  readonly of: number
  readonly gateways: readonly Gateway[]
  /** All that are open; only in the first part. */
  readonly incidents?: readonly Incident[]
  /** All whose news is held back, by themselves, with their group or with the whole fleet; only in the first part. */
  readonly muted?: readonly GatewayId[]
}

/** What happened in this time is not kept at the site any more: nobody knows it. */
export interface GapMessage {
  readonly schema: 1
  readonly kind: 'gap'
  readonly from: Millis
  readonly to: Millis
}

/** What a message may come to when it is inflated; who reads stops there. */
export const INFLATED_AT_MOST = 16 * 1024 * 1024
/** What is put into one message, before it is deflated, where a single commit is not more by itself. */
export const MESSAGE_CHARACTERS = 512 * 1024
export const MESSAGE_REPORTS = 1000

export const writeMessage = (message: SiteMessage): string => JSON.stringify(message)

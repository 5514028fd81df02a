import { GatewayMap } from '../fleet/gateway-map'
import { GatewayReplay, heldWith, type KeptIdentity } from '../history/gateway-replay'
import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type {
  CommitsMessage,
  SentCommit,
  SentFact,
  SentIncidents,
  SiteMessage,
  SnapshotMessage,
} from './commit-message'
import { compacted, noteTexts, withSharedParts } from './compacted'
import { type Folded, type FoldedSite, type Gap, nothingFolded, type Progress, Taking } from './folded'
import { identitiesRead, identitiesWritten } from './kept-identity'
import type { MessageHead } from './message-head'
import { comparePositions, type Position } from './position'
import { type SiteIncidents, withSent } from './site-incidents'
import { SnapshotParts } from './snapshot-parts'

const GAPS_KEPT = 100
const EPOCHS_KEPT = 16

/** Names that a session may bring: what a site that renames its devices with each report would fill the memory with. */
const MOST_IDENTITIES = 100_000

const NOTHING_YET: Progress = {
  epoch: null,
  session: null,
  last: null,
  lastAt: null,
  recordedTo: null,
  isWhole: false,
  gaps: [],
  pastEpochs: [],
}

const UNHEARD: FoldedSite = { ...NOTHING_YET, gateways: [], identities: [], incidents: [], closedIncidents: [] }

/**
 * A site as its messages tell it, with the same functions that replay its journal. Messages may come again, and cut in
 * other places: what is known is passed over, so that every way of sending the same comes to the same. Nothing is asked
 * of a clock: how gateways stand is what the site said.
 */
export class SiteFold {
  private progress: Progress
  private incidents: SiteIncidents
  private muted: ReadonlySet<GatewayId>
  private readonly replay: GatewayReplay
  private readonly parts = new SnapshotParts()

  constructor({ gateways, identities, incidents, closedIncidents, muted = [], ...progress }: FoldedSite = UNHEARD) {
    this.muted = new Set(muted)
    this.progress = progress
    this.incidents = { open: new Map(incidents.map((one) => [one.id, one])), closed: closedIncidents }
    this.replay = new GatewayReplay(gateways)
    this.replay.learn(identitiesRead(identities, this.gateways))
  }

  /** As it is kept. */
  get state(): FoldedSite {
    return {
      ...this.progress,
      gateways: [...this.gateways],
      identities: identitiesWritten(this.replay.identities, this.gateways),
      incidents: [...this.incidents.open.values()],
      closedIncidents: this.incidents.closed,
      muted: [...this.muted],
    }
  }

  get gateways(): GatewayMap {
    return this.replay.gateways
  }

  /** Whether the site holds back the news of a gateway. */
  isMuted(gateway: GatewayId): boolean {
    return this.muted.has(gateway)
  }

  get openIncidents(): Iterable<Incident> {
    return this.incidents.open.values()
  }

  get closedIncidents(): readonly Incident[] {
    return this.incidents.closed
  }

  get at(): Progress {
    return this.progress
  }

  /** Whether a site that is at `head` of `epoch` has more than is here. */
  isBehind(epoch: string, head: Position | null): boolean {
    if (head === null) return false
    const { last } = this.progress
    return epoch !== this.progress.epoch || last === null || comparePositions(head, last) > 0
  }

  /** Whether the site has said something between what is known and this. */
  misses({ kind, epoch, from }: MessageHead): boolean {
    const { last } = this.progress
    if (kind !== 'commits' || epoch !== this.progress.epoch || last === null) return false
    return comparePositions(from, last) > 0
  }

  /** A message that could not be taken: what it brought is missing from here on. */
  miss({ epoch, commit, lastAt }: MessageHead): void {
    const { last } = this.progress
    if (epoch !== this.progress.epoch || (last !== null && comparePositions(commit, last) <= 0)) return
    this.noteGap({ from: this.progress.lastAt ?? lastAt, to: lastAt })
    this.progress = { ...this.progress, isWhole: false }
    this.reach(commit, lastAt)
  }

  /** Takes a message, all of it or, with an Error, nothing. */
  take(head: MessageHead, message: SiteMessage): Folded {
    if (this.progress.pastEpochs.includes(head.epoch)) return nothingFolded('stray')
    const { progress, incidents, muted } = this
    const { gateways } = this.replay
    try {
      return this.fold(head, message)
    } catch (error) {
      this.progress = progress
      this.incidents = incidents
      this.muted = muted
      this.replay.replace(gateways)
      throw error
    }
  }

  private fold(head: MessageHead, message: SiteMessage): Folded {
    if (message.kind === 'gap') {
      this.noteGap({ from: message.from, to: message.to })
      return nothingFolded('news')
    }
    if (message.kind === 'past') return { ...nothingFolded('known'), past: message.transitions }
    if (message.kind === 'snapshot') return this.takeSnapshot(head, message)
    return this.takeCommits(head, message)
  }

  private takeSnapshot(head: MessageHead, message: SnapshotMessage): Folded {
    const whole = this.parts.take(head, message)
    const { epoch, last } = this.progress
    const isOld = epoch === head.epoch && last !== null && comparePositions(head.commit, last) < 0
    if (whole === null || isOld) return nothingFolded('known')
    const before = this.gateways
    if (epoch !== head.epoch) this.beginEpoch(head)
    const taking = new Taking()
    const texts = new Map<string, string>()
    this.replay.replace(withSharedParts(whole.gateways.map((gateway) => compacted(gateway, texts))))
    for (const { id } of before) if (this.gateways.get(id) === undefined) taking.noteRemoved(id)
    for (const { id } of this.gateways) taking.noteChanged(id)
    if (whole.incidents !== null) {
      this.takeIncidents(taking, { all: true, changed: whole.incidents, gone: [] }, head.lastAt)
    }
    if (whole.muted !== null) this.muted = new Set(whole.muted)
    this.progress = { ...this.progress, last: head.commit, lastAt: head.lastAt, isWhole: true }
    return taking.folded('news')
  }

  private takeCommits(head: MessageHead, { identities, commits }: CommitsMessage): Folded {
    const taking = new Taking()
    if (this.progress.epoch !== head.epoch) {
      for (const { id } of this.gateways) taking.noteRemoved(id)
      this.beginEpoch(head)
      this.replay.replace(GatewayMap.empty)
    }
    this.learn(head.session, identities)
    const { last, lastAt } = this.progress
    if (this.misses(head)) {
      this.noteGap({ from: lastAt ?? head.lastAt, to: commits[0]?.at ?? head.lastAt })
      this.progress = { ...this.progress, isWhole: false }
    }
    for (const commit of commits) this.takeCommit(taking, commit)
    if (head.owesSnapshot) this.progress = { ...this.progress, isWhole: false }
    this.reach(head.commit, head.lastAt)
    return taking.folded(comparePositions(head.commit, last ?? NOWHERE) > 0 ? 'news' : 'known')
  }

  private takeCommit(taking: Taking, { position, at, facts }: SentCommit): void {
    const { last, recordedTo } = this.progress
    const isKnown = last !== null && comparePositions(position, last) <= 0
    const isRecorded = recordedTo !== null && comparePositions(position, recordedTo) <= 0
    for (const fact of facts) {
      if (!isRecorded) (isKnown ? taking.past : taking.transitions).push(...(fact.transitions ?? []))
      if (!isKnown) this.takeFact(taking, fact, at)
    }
    if (!isRecorded) this.progress = { ...this.progress, recordedTo: position }
    if (!isKnown) this.reach(position, at)
  }

  /** In the order in which a replay of the journal applies them. */
  private takeFact(
    taking: Taking,
    { report, removed = [], gateways = [], incidents, transitions = [] }: SentFact,
    at: Millis,
  ): void {
    if (report !== undefined) {
      const replayed = this.replay.applyRow(report)
      if (replayed !== null) taking.reports++
      else this.progress = { ...this.progress, isWhole: false }
      for (const id of replayed?.removed ?? []) taking.noteRemoved(id)
      for (const { id } of replayed?.gateways ?? []) taking.noteChanged(id)
    }
    this.takeMutes(taking, transitions)
    for (const id of removed) {
      this.replay.remove(id)
      taking.noteRemoved(id)
    }
    for (const gateway of gateways) {
      this.replay.put(gateway)
      taking.noteChanged(gateway.id)
    }
    if (incidents !== undefined) this.takeIncidents(taking, incidents, at)
  }

  private takeMutes(taking: Taking, transitions: readonly Transition[]): void {
    const told = transitions.filter(({ kind }) => kind === 'mute')
    if (told.length === 0) return
    const muted = new Set(this.muted)
    for (const { gateway, to } of told) {
      if (to === null) muted.delete(gateway)
      else muted.add(gateway)
      if (this.gateways.get(gateway) !== undefined) taking.noteChanged(gateway)
    }
    this.muted = muted
  }

  private takeIncidents(taking: Taking, sent: SentIncidents, at: Millis): void {
    const { incidents, changes } = withSent(this.incidents, sent, at)
    this.incidents = incidents
    taking.incidents.push(...changes)
  }

  private reach(position: Position, at: Millis): void {
    const { last } = this.progress
    if (last !== null && comparePositions(position, last) <= 0) return
    this.progress = { ...this.progress, last: position, lastAt: at }
  }

  private beginEpoch({ epoch, session }: MessageHead): void {
    const { epoch: before, pastEpochs, gaps } = this.progress
    const past = before === null ? pastEpochs : [...pastEpochs, before].slice(-EPOCHS_KEPT)
    this.progress = { ...NOTHING_YET, epoch, session, gaps, pastEpochs: past }
    this.muted = new Set()
    this.replay.forgetIdentities()
  }

  private learn(session: string, identities: readonly KeptIdentity[]): void {
    if (session !== this.progress.session) {
      this.replay.forgetIdentities()
      this.progress = { ...this.progress, session }
    }
    if (this.replay.identityCount > MOST_IDENTITIES) this.replay.forgetIdentities()
    this.replay.learn(identities.map((one) => this.asHeld(one)))
  }

  /** Much of what a box says of itself it says in its gateway too. */
  private asHeld(identity: KeptIdentity): KeptIdentity {
    const gateway = this.gateways.get(identity[0])
    const texts = new Map<string, string>()
    noteTexts(gateway, texts)
    const [id, name, { devices, ...others }] = heldWith(gateway, identity)
    const isHeld = devices !== null && devices === gateway?.devices
    const [, , own] = compacted([id, name, { ...others, devices: isHeld ? null : devices }] as const, texts)
    return [id, name, isHeld ? { ...own, devices } : own]
  }

  private noteGap(gap: Gap): void {
    const { gaps } = this.progress
    if (gaps.some(({ from, to }) => from === gap.from && to === gap.to)) return
    this.progress = { ...this.progress, gaps: [...gaps, gap].slice(-GAPS_KEPT) }
  }
}

/** Before every position. */
const NOWHERE: Position = '0000000000000-00000000:0'

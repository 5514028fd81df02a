import { GatewayMap, type Gateways } from '../fleet/gateway-map'
import type { KeptIdentity } from '../history/gateway-replay'
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
import { type Folded, type FoldedPieces, type FoldedSite, nothingFolded, Taking } from './folded'
import { type HeldGateway, heldGateways, PlainGateways, readGateway } from './held-gateway'
import type { MessageHead } from './message-head'
import { comparePositions, type Position } from './position'
import {
  begun,
  hasReached,
  hasRecorded,
  isBehind,
  misses,
  NOTHING_YET,
  notWhole,
  type Progress,
  reaching,
  withGap,
  without,
} from './progress'
import { type SiteIncidents, withSent } from './site-incidents'
import { SiteReplay } from './site-replay'
import { SnapshotParts } from './snapshot-parts'
import { mutesAfter } from './told-mutes'

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
  private readonly replay: SiteReplay
  private readonly parts = new SnapshotParts()

  constructor({ gateways, identities, incidents, closedIncidents, muted = [], ...progress }: FoldedSite = UNHEARD) {
    this.muted = new Set(muted)
    this.progress = progress
    this.incidents = { open: new Map(incidents.map((one) => [one.id, one])), closed: closedIncidents }
    this.replay = new SiteReplay(Array.from(gateways, readGateway))
    for (const one of identities) this.replay.identities.read(one, this.held.get(one[0]))
  }

  /** As it is kept. */
  get state(): FoldedSite {
    const { gateways, identities, ...others } = this.pieces
    return { ...others, gateways: [...gateways], identities: [...identities] }
  }

  get pieces(): FoldedPieces {
    const { held } = this
    return {
      ...this.progress,
      gateways: held,
      identities: this.replay.identities.written((id) => held.get(id)),
      incidents: [...this.incidents.open.values()],
      closedIncidents: this.incidents.closed,
      muted: [...this.muted],
    }
  }

  /** As they are at this moment. */
  get gateways(): Gateways {
    return new PlainGateways(this.held)
  }

  /** The same, without making lists of their devices. */
  get held(): GatewayMap<HeldGateway> {
    return this.replay.gateways
  }

  /** Whether the site holds back the news of any gateway. */
  get hasMuted(): boolean {
    return this.muted.size > 0
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
    return isBehind(this.progress, epoch, head)
  }

  /** Whether the site has said something between what is known and this. */
  misses(head: MessageHead): boolean {
    return misses(this.progress, head)
  }

  /** A message that could not be taken: what it brought is missing from here on. */
  miss(head: MessageHead): void {
    this.progress = without(this.progress, head)
  }

  /** Takes a message, all of it or, with an Error, nothing. */
  take(head: MessageHead, message: SiteMessage): Folded {
    if (this.progress.pastEpochs.includes(head.epoch)) return nothingFolded('stray')
    const { progress, incidents, muted, held } = this
    try {
      return this.fold(head, message)
    } catch (error) {
      this.progress = progress
      this.incidents = incidents
      this.muted = muted
      this.replay.replace(held)
      throw error
    }
  }

  private fold(head: MessageHead, message: SiteMessage): Folded {
    if (message.kind === 'gap') {
      this.progress = withGap(this.progress, { from: message.from, to: message.to })
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
    const before = this.held
    if (epoch !== head.epoch) this.beginEpoch(head)
    const taking = new Taking()
    this.replay.replace(GatewayMap.of(heldGateways(whole.gateways, (id) => before.get(id))))
    for (const { id } of before) if (this.held.get(id) === undefined) taking.noteRemoved(id)
    for (const { id } of this.held) taking.noteChanged(id)
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
      for (const { id } of this.held) taking.noteRemoved(id)
      this.beginEpoch(head)
      this.replay.replace(GatewayMap.of<HeldGateway>([]))
    }
    this.learn(head.session, identities)
    const before = this.progress
    if (this.misses(head)) {
      const gap = { from: before.lastAt ?? head.lastAt, to: commits[0]?.at ?? head.lastAt }
      this.progress = notWhole(withGap(this.progress, gap))
    }
    for (const commit of commits) this.takeCommit(taking, commit)
    if (head.owesSnapshot) this.progress = notWhole(this.progress)
    this.progress = reaching(this.progress, head.commit, head.lastAt)
    return taking.folded(hasReached(before, head.commit) ? 'known' : 'news')
  }

  private takeCommit(taking: Taking, { position, at, facts }: SentCommit): void {
    const isKnown = hasReached(this.progress, position)
    const isRecorded = hasRecorded(this.progress, position)
    for (const fact of facts) {
      if (!isRecorded) (isKnown ? taking.past : taking.transitions).push(...(fact.transitions ?? []))
      if (!isKnown) this.takeFact(taking, fact, at)
    }
    if (!isRecorded) this.progress = { ...this.progress, recordedTo: position }
    this.progress = reaching(this.progress, position, at)
  }

  /** In the order in which a replay of the journal applies them. */
  private takeFact(taking: Taking, fact: SentFact, at: Millis): void {
    const { report, removed = NOTHING, gateways = NOTHING, incidents, transitions = NOTHING } = fact
    if (report !== undefined) {
      const applied = this.replay.applyRow(report)
      if (applied !== null) taking.reports++
      else this.progress = notWhole(this.progress)
      for (const id of applied?.removed ?? NOTHING) taking.noteRemoved(id)
      for (const id of applied?.changed ?? NOTHING) taking.noteChanged(id)
    }
    if (transitions.length > 0) this.takeMutes(taking, transitions)
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
    const { muted, told } = mutesAfter(this.muted, transitions)
    this.muted = muted
    for (const id of told) if (this.held.get(id) !== undefined) taking.noteChanged(id)
  }

  private takeIncidents(taking: Taking, sent: SentIncidents, at: Millis): void {
    const { incidents, changes } = withSent(this.incidents, sent, at)
    this.incidents = incidents
    taking.incidents.push(...changes)
  }

  private beginEpoch(head: MessageHead): void {
    this.progress = begun(this.progress, head)
    this.muted = new Set()
    this.replay.forgetIdentities()
  }

  private learn(session: string, identities: readonly KeptIdentity[]): void {
    if (session !== this.progress.session) {
      this.progress = { ...this.progress, session }
      this.replay.forgetIdentities()
    }
    this.replay.learn(identities)
  }
}

const NOTHING: readonly never[] = []

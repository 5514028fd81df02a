import { type ForwardingView, NOT_FORWARDING, viewForwarding } from '../shared/contract/forwarding-views'
import { isAtRisk } from '../shared/hq/at-risk'
import type { HeadquartersAccess, Settings } from '../shared/model/settings'
import type { Clock } from '../shared/time/clock'
import { type Millis, minutes, seconds } from '../shared/time/millis'
import { limitsOf } from './fleet/view-storage'
import type { Forwarder } from './hq/forwarder'
import type { HistorySender } from './hq/history-sender'
import type { OpenLink } from './hq/link'
import type { JournalTail, LastBody, Log, PackedHistory, Storage } from './ports'

export interface ForwardingPorts {
  /** The data folder. */
  readonly folder: string
  /** What there is to forward; `null` in a station that forwards nothing. */
  readonly tail: JournalTail | null
  readonly storage: Storage
  /** What headquarters gets of the past beside what happens; `null` for nothing. */
  readonly past: PastForHeadquarters | null
  readonly clock: Clock
  /** How many ms of the clock pass in one real one. */
  readonly pace: number
  readonly settings: () => Settings
  readonly log: Log
  readonly tell: (view: ForwardingView) => void
  /** How to get to headquarters, if not as its pairing says. */
  readonly openLink?: ((access: HeadquartersAccess) => OpenLink) | undefined
}

/** What headquarters may ask of a station, and what it is sent when days are complete. */
export interface PastForHeadquarters {
  readonly history: PackedHistory
  readonly lastReport: (gateway: string) => Omit<LastBody, 'gateway'> | null
  readonly acknowledge: (incidents: readonly string[]) => Promise<void>
}

/** What is said of it is said again at most so often. */
const TOLD_EVERY: Millis = seconds(1)
/** Whether what waits will be given up is looked at so often. */
const LOOKED_EVERY: Millis = minutes(5)

/** Forwards to headquarters while the settings name one. Without one nothing of it is even loaded. */
export class StationForwarding {
  private forwarder: Forwarder | null = null
  private sender: HistorySender | null = null
  private turn: Promise<void> = Promise.resolve()
  private atRisk = false
  private told = JSON.stringify(NOT_FORWARDING)
  private telling: NodeJS.Timeout | undefined
  private looking: NodeJS.Timeout | undefined

  constructor(private readonly ports: ForwardingPorts) {}

  view(): ForwardingView {
    const { headquarters } = this.ports.settings()
    const standing = this.forwarder?.standing ?? NOTHING_KNOWN
    return viewForwarding({ headquarters, ...standing, atRisk: this.atRisk }, this.ports.clock.now())
  }

  start(): void {
    const { headquarters } = this.ports.settings()
    this.change(() => this.begin(headquarters))
    // Ages and trouble become worth telling by time alone.
    this.looking = setInterval(() => void this.look(), LOOKED_EVERY).unref()
  }

  /** The settings are others; a pairing that was loaded again begins again. */
  changed({ headquarters }: Settings, before: Settings): void {
    if (headquarters === before.headquarters) return
    this.change(async () => {
      await this.end()
      if (headquarters?.site !== before.headquarters?.site && this.ports.tail !== null) {
        const { forgetForwarding } = await import('./hq/kept-files')
        await forgetForwarding(this.ports.folder)
      }
      await this.begin(headquarters)
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.looking)
    this.change(() => this.end())
    await this.turn
    clearTimeout(this.telling)
  }

  /** One change after the other; none may end the station. */
  private change(work: () => Promise<void>): void {
    this.turn = this.turn.then(work).catch((error: unknown) => this.ports.log(`headquarters: ${String(error)}`))
  }

  private async begin(access: HeadquartersAccess | null): Promise<void> {
    const { tail, folder, storage, clock, pace, log } = this.ports
    if (access === null || tail === null) {
      tail?.hold(null)
      return this.note()
    }
    const { Forwarder } = await import('./hq/forwarder')
    const { site, name } = access
    const openLink = await this.withPast(site, this.ports.openLink?.(access) ?? (await linkTo(access)))
    const onChange = () => this.note()
    this.forwarder = new Forwarder({ folder, site, name, tail, storage, openLink, clock, pace, log, onChange })
    this.forwarder.start()
    this.note()
  }

  /** Sealed days go over the same link, and headquarters is answered over it. */
  private async withPast(site: string, openLink: OpenLink): Promise<OpenLink> {
    const { past, storage, clock, pace, log } = this.ports
    if (past === null) return openLink
    const { HistorySender } = await import('./hq/history-sender')
    const { Answerer } = await import('./hq/answerer')
    const { beside } = await import('./hq/beside')
    this.sender = new HistorySender({
      ...{ site, storage, clock, pace, log },
      history: past.history,
      epoch: () => this.forwarder?.standing.forwarding?.own.epoch ?? null,
      isBehind: () => isBehind(this.forwarder, clock.now()),
    })
    return beside(openLink, this.sender, new Answerer({ ...past, storage, log }))
  }

  private async end(): Promise<void> {
    const { forwarder, sender } = this
    this.forwarder = null
    this.sender = null
    this.atRisk = false
    await Promise.all([sender?.stop(), forwarder?.stop()])
  }

  /** Something may be another than was told. */
  private note(): void {
    if (this.telling !== undefined) return
    this.telling = setTimeout(() => {
      this.telling = undefined
      const view = this.view()
      const told = JSON.stringify(view)
      if (told === this.told) return
      this.told = told
      this.ports.tell(view)
    }, TOLD_EVERY).unref()
  }

  private async look(): Promise<void> {
    const oldestAt = this.forwarder?.standing.oldestAt ?? null
    this.atRisk = oldestAt !== null && (await this.isAtRisk(oldestAt).catch(() => false))
    this.note()
  }

  private async isAtRisk(oldestAt: Millis): Promise<boolean> {
    const { storage, settings, clock } = this.ports
    return isAtRisk(oldestAt, (await storage.usage()).days, limitsOf(settings()), clock.now())
  }
}

/** Longer than a message takes to come together: then what is live is on its way. */
const ON_ITS_WAY: Millis = seconds(5)

const isBehind = (forwarder: Forwarder | null, now: Millis): boolean => {
  const oldestAt = forwarder?.standing.oldestAt ?? null
  return oldestAt !== null && now - oldestAt > ON_ITS_WAY
}

const NOTHING_KNOWN = { forwarding: null, waiting: 0, oldestAt: null, disconnectedSince: null }

async function linkTo({ site, servers, seed, ca }: HeadquartersAccess): Promise<OpenLink> {
  const { natsLink } = await import('./hq/nats-link')
  const { connectNats } = await import('./nats/connect')
  return natsLink(site, () => connectNats({ user: site, servers, seed, ca }, { name: `site ${site}`, lasting: false }))
}

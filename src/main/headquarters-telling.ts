import { hostname } from 'node:os'
import type { Announcement } from '../shared/alerts/announcement'
import type { AlertsView, AnnouncementView } from '../shared/contract/alert-views'
import type { IncidentPage } from '../shared/contract/incident-page'
import type { TellingView } from '../shared/contract/site-views'
import { viewAnnouncement, viewIncident } from '../shared/contract/view-alert'
import { type Book, type Choices, chosenAfter, withAcknowledged } from '../shared/hq/book'
import type { Fresh } from '../shared/hq/telling'
import type { Settings } from '../shared/model/settings'
import type { Preferences } from './config/preferences'
import { Duty } from './headquarters/duty'
import { openIncidentsPage } from './headquarters/open-incidents'
import type { SharedWords } from './headquarters/shared-words'
import type { Sites } from './headquarters/sites'
import { WebhookCarrier } from './notify/webhook-carrier'
import type { Log } from './ports'
import type { StationClock } from './station-clock'

const CLOSED_SHOWN = 200

export interface HeadquartersTellingParts {
  readonly clock: StationClock
  readonly log: Log
  readonly sites: Sites
  readonly preferences: Preferences
  readonly words: SharedWords
  /** The random name of this process, kept with its data. */
  readonly self: string
  /** The book as this process last had it. */
  readonly kept: Book | null
  readonly place: () => { readonly created: string | null; readonly sequence: number }
  /** Shows an announcement to whoever looks at this process. */
  readonly show: (announcement: AnnouncementView) => void
  readonly onRole: () => void
  /** How many of all that are open nobody has taken note of. */
  readonly waiting: () => number
}

/** How headquarters tells people: by one of its processes, to whoever looks at any of them, and to the webhook. */
export class HeadquartersTelling {
  readonly webhook: WebhookCarrier
  private readonly duty: Duty
  /** The truth of what is common to all processes; the settings follow when they are kept. */
  private chosen: Choices
  /** As the webhook has them: what is on its way is known again by what it is. */
  private views = new Map<string, AnnouncementView>()

  constructor(private readonly parts: HeadquartersTellingParts) {
    const { clock, log, sites, preferences, kept, show } = parts
    const { webhook, alertDelaySeconds } = preferences.get()
    this.chosen = { webhook, alertDelaySeconds, changedAt: kept?.choices.changedAt ?? 0 }
    this.webhook = new WebhookCarrier(
      {
        clock,
        log,
        settings: () => ({ ...preferences.get(), webhook: this.chosen.webhook }),
        onSent: () => this.duty.sent(new Set(this.webhook.waiting.map(({ id }) => id))),
        pace: clock.pace,
        isOurs: () => this.duty.isOurs,
      },
      [],
    )
    this.duty = new Duty(
      {
        ...parts,
        machine: hostname(),
        monotonic: () => clock.monotonic(),
        pace: clock.pace,
        fleet: () => sites,
        isLive: (site) => sites.links.isLive(site),
        troubles: () => sites.links.troubles,
        adopt: (troubles) => sites.links.adopt(troubles),
        lead: (leads) => sites.links.lead(leads),
        choices: () => this.chosen,
        choose: (choices) => this.choose(choices),
        carry: (announcements) => announcements.map(viewAnnouncement).forEach(show),
        send: (outbox) => this.send(outbox),
      },
      kept,
    )
  }

  get book(): Book {
    return this.duty.book
  }

  get view(): TellingView {
    return { role: this.duty.role, leader: this.duty.leader }
  }

  start(): void {
    this.duty.start()
  }

  note(fresh: Fresh): void {
    this.duty.note(fresh)
  }

  /** What is known of links is not as it was. */
  touch(): void {
    this.duty.touch()
  }

  /** Every second. */
  tick(): void {
    this.duty.tick()
  }

  /** The stream of sites has lost what it had, or is another one. */
  fell(): void {
    this.duty.fell()
  }

  /** The machine slept. */
  distrust(): void {
    this.duty.distrust()
  }

  /** @returns whether the news of all messages up to this one stands in the book, and this process leads */
  settle(sequence: number): Promise<boolean> {
    return this.duty.settle(sequence)
  }

  /** Another webhook, or another delay, from now on: for every process. */
  settingsChanged(settings: Settings, before: Settings): void {
    const { webhook, alertDelaySeconds } = settings
    if (webhook === before.webhook && alertDelaySeconds === before.alertDelaySeconds) return
    // It may be what was chosen at another process.
    if (webhook === this.chosen.webhook && alertDelaySeconds === this.chosen.alertDelaySeconds) return
    this.chosen = chosenAfter(this.chosen, { webhook, alertDelaySeconds }, this.parts.clock.now())
    this.retarget()
    this.duty.touch()
    void this.duty.turn()
  }

  /**
   * Notes that somebody has seen these troubles of links.
   * @returns whether any was there to be noted; `null` where whoever tells cannot be asked now
   */
  async acknowledge(ids: readonly string[] | 'all'): Promise<boolean | null> {
    const { sites, clock } = this.parts
    if (this.duty.role !== 'standing-by') {
      const isNoted = sites.links.acknowledge(ids)
      this.duty.touch()
      return isNoted
    }
    if (!sites.links.troubles.open.some(({ id, ledger }) => isMeant(id, ids) && ledger.acknowledgedAt === null))
      return false
    const isTaken = await this.duty.amend((book) => withAcknowledged(book, ids, clock.now())).catch(() => false)
    if (!isTaken) return null
    return sites.links.acknowledge(ids)
  }

  /** Of all of headquarters, newest first; of what is open a page. */
  alerts(asked: IncidentPage = {}): AlertsView {
    const { sites } = this.parts
    const { page, ...more } = openIncidentsPage(sites.links.troubles.open, sites, asked)
    const closed = asked.before === undefined ? sites.closedIncidents.toSorted((a, b) => b.openedAt - a.openedAt) : []
    return {
      open: page.map(viewIncident),
      ...more,
      waiting: this.parts.waiting(),
      closed: closed.slice(0, CLOSED_SHOWN).map(viewIncident),
      // What is muted is muted at its site.
      mutes: [],
    }
  }

  /** Resolves when nothing is on its way to the webhook any more, nor will be. */
  endSending(): Promise<void> {
    return this.webhook.stop()
  }

  /** Lets somebody else tell. */
  stop(): Promise<void> {
    return this.duty.stop()
  }

  private choose(choices: Choices): void {
    this.chosen = choices
    this.retarget()
    const { preferences, log } = this.parts
    const { webhook, alertDelaySeconds } = choices
    preferences
      .change({ webhook, alertDelaySeconds })
      .catch((error: unknown) => log(`headquarters: the common settings could not be kept: ${String(error)}`))
  }

  private retarget(): void {
    this.webhook.targetChanged()
    this.duty.sent(new Set(this.webhook.waiting.map(({ id }) => id)))
  }

  private send(outbox: readonly Announcement[]): void {
    const views = new Map(outbox.map((one) => [one.id, this.views.get(one.id) ?? viewAnnouncement(one)]))
    this.views = views
    this.webhook.replace([...views.values()])
  }
}

const isMeant = (id: string, ids: readonly string[] | 'all'): boolean => ids === 'all' || ids.includes(id)

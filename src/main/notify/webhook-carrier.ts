import type { AnnouncementView, WebhookResult } from '../../shared/contract/alert-views'
import type { Language, Settings, WebhookTarget } from '../../shared/model/settings'
import type { Clock } from '../../shared/time/clock'
import { type Millis, seconds } from '../../shared/time/millis'
import { languageHere } from '../language-here'
import type { Log } from '../ports'
import { compose, testMessage } from './compose'
import { Outbox } from './outbox'
import { sendToWebhook } from './webhook'

/** How long the end waits for the answer to what was just sent. */
const LAST_ANSWER: Millis = seconds(2)

export interface WebhookCarrierPorts {
  readonly clock: Clock
  readonly settings: () => Settings
  readonly onSent: () => void
  readonly log: Log
  /** Whether it is still this process that sends; absent where there is no other. */
  readonly isOurs?: () => boolean
  /** See `OutboxPorts`. */
  readonly pace: number
}

const NOT_OURS: WebhookResult = {
  delivered: false,
  status: null,
  reason: 'another process may send now',
  failure: { why: 'not-ours', detail: null },
}

/** Carries announcements to the webhook of the settings, if there is one. */
export class WebhookCarrier {
  private readonly outbox: Outbox<AnnouncementView>
  private readonly ending = new AbortController()

  constructor(
    private readonly ports: WebhookCarrierPorts,
    kept: readonly AnnouncementView[],
  ) {
    this.outbox = new Outbox(kept, {
      send: (waiting) => this.send(waiting),
      onSent: ports.onSent,
      log: ports.log,
      pace: ports.pace,
    })
  }

  get waiting(): readonly AnnouncementView[] {
    return this.outbox.waiting
  }

  add(announcements: readonly AnnouncementView[]): void {
    if (this.ports.settings().webhook !== null) this.outbox.add(announcements)
  }

  /** From now on exactly these wait. */
  replace(announcements: readonly AnnouncementView[]): void {
    this.outbox.replace(announcements)
  }

  wake(): void {
    this.outbox.wake()
  }

  /** Another webhook, or none, from now on. */
  targetChanged(): void {
    if (this.ports.settings().webhook === null) this.outbox.clear()
    this.outbox.retryNow()
  }

  /** Sends a test message to `target`, else to the webhook of the settings; `null` if there is none. */
  test(target: WebhookTarget | null): Promise<WebhookResult> | null {
    const to = target ?? this.ports.settings().webhook
    return to === null ? null : sendToWebhook(to, testMessage(this.language()), this.ports.clock.now())
  }

  /** What waits stays, in what `waiting` gave to keep. */
  async stop(): Promise<void> {
    // An answer that is on its way says that the message was taken: without it, it would be sent again.
    const patience = setTimeout(() => this.ending.abort(), LAST_ANSWER)
    await this.outbox.stop()
    clearTimeout(patience)
  }

  private async send(waiting: readonly AnnouncementView[]): Promise<WebhookResult> {
    const { webhook } = this.ports.settings()
    if (webhook === null) return { delivered: true, status: null, reason: null, failure: null }
    if (this.ports.isOurs?.() === false) return NOT_OURS
    const now = this.ports.clock.now()
    return sendToWebhook(webhook, compose(waiting, this.language(), now), now, { ending: this.ending.signal })
  }

  private language(): Language {
    return languageHere(this.ports.settings().language)
  }
}

import { earlier, type Millis, seconds } from '../shared/time/millis'
import type { LiveFleet } from './fleet/live-fleet'
import { Watchdog } from './fleet/watchdog'
import type { Receiver } from './receiver/receiver'
import type { StationClock } from './station-clock'

/** Standing still for longer than this is sleep: nobody was observed meanwhile. Less only makes silence doubtful. */
const SLEPT: Millis = seconds(30)

/** What time and clocks do to alerts. */
interface Alerts {
  tick(now: Millis): Millis | null
  clockSet(by: Millis): void
}

/**
 * Keeps the watch honest: lets time do its work on the fleet, and notices whatever on our side makes silence mean
 * nothing - a machine that slept, a process that starved, a clock that was set, new addresses.
 */
export class Vigil {
  private readonly watchdog: Watchdog
  private awakeAt: Millis
  private known: readonly string[] = []
  private reachable: readonly string[] = []
  private told = ''

  /** @param onReceiverNews when what the receiver tells of itself has changed */
  constructor(
    private readonly clock: StationClock,
    private readonly fleet: LiveFleet,
    private readonly alerts: Alerts,
    private readonly receiver: Receiver,
    private readonly onReceiverNews: () => void,
  ) {
    this.awakeAt = clock.now()
    this.watchdog = new Watchdog(
      () => clock.monotonic(),
      (stoodStill, at) => this.wake(stoodStill, at),
      clock.pace,
    )
  }

  start(): void {
    this.watchdog.start()
  }

  stop(): void {
    this.watchdog.stop()
  }

  /** Whoever was heard before now is unobserved until heard again, and silence counts from now on. */
  watchAnew(): void {
    this.notWatchingSince(this.clock.now())
  }

  /** This machine's addresses that boxes may reach, as they were a second ago at most. Asked for with each report. */
  get addresses(): readonly string[] {
    return this.reachable
  }

  /** @param woke what the monotonic clock said when `stoodStill` was found */
  private wake(stoodStill: Millis, woke: Millis): Millis | null {
    const { slept, set } = this.clock.takeBreak()
    if (set !== 0) this.setClock(set)
    const now = this.clock.at(woke)
    if (slept > 0 || stoodStill > SLEPT) this.notWatchingSince(this.awakeAt)
    else if (set !== 0 || stoodStill > 0) this.fleet.disturb()
    this.awakeAt = now
    this.lookAtReceiver()
    // The fleet first: what it makes of time is what there is to tell. Both as of the waking: had the process stood still
    // since, they would take for silence what nobody listened to.
    return earlier(this.fleet.tick(now), this.alerts.tick(now))
  }

  /** Nobody grows older or younger by it: what is known moves along with the clock. */
  private setClock(by: Millis): void {
    this.fleet.clockSet(by)
    this.alerts.clockSet(by)
    this.awakeAt += by
  }

  private notWatchingSince(at: Millis): void {
    // What cannot be kept now stays with the storage and is kept with the next commit.
    this.fleet.stopWatching(at).catch(() => undefined)
    if (this.receiver.isListening) this.fleet.startWatching()
  }

  private lookAtReceiver(): void {
    const { urls, accepted, rejected, reportsPerSecond, problem } = this.receiver.view()
    // In an order of their own: which of them is likeliest changes with every box that is heard.
    const addresses = urls.map(({ url }) => url).toSorted()
    if (this.known.length > 0 && addresses.join() !== this.known.join()) this.fleet.disturb()
    this.known = addresses
    // What was asked to listen on may be no address at all, like 300.1.1.1.
    const readable = addresses.filter((url) => URL.canParse(url))
    this.reachable = readable.map((url) => new URL(url).hostname).filter((address) => !address.startsWith('127.'))
    const news = [addresses.join(), accepted, rejected, reportsPerSecond, problem?.code].join('|')
    if (news !== this.told) this.onReceiverNews()
    this.told = news
  }
}

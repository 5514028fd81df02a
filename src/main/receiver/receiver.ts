import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ReceiverProblem, ReceiverView, SelfTestView } from '../../shared/contract/receiver-views'
import type { RejectionView } from '../../shared/contract/rejection'
import type { HeardSender } from '../../shared/contract/view-senders'
import type { Settings } from '../../shared/model/settings'
import type { Clock } from '../../shared/time/clock'
import { iso, isoOrNull } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import { reason, StorageFailure } from '../failures'
import { Admission } from './admission'
import { USUAL_PATH } from './known-paths'
import { listenProblem } from './listen-problem'
import { isLoopback } from './networks'
import { ownAddresses, receiverUrls } from './own-addresses'
import { buildReceiverApp, type ReportArrival } from './receiver-app'
import { type Refused, Rejections } from './rejections'
import { OwnReports } from './self-test/own-report'
import { runSelfTest, type SelfTestSubject } from './self-test/self-test'
import { Senders } from './senders'
import { Traffic } from './traffic'

export interface ReceiverPorts {
  readonly clock: Clock
  /** Resolves when the report is kept. @throws StorageFailure */
  readonly accept: (arrival: ReportArrival) => Promise<void>
  readonly onRejection: (rejection: RejectionView) => void
}

/** The port that boxes talk to: open, closed, or closed for a reason that can be told. */
export class Receiver {
  private readonly rejections: Rejections
  private readonly traffic: Traffic
  private readonly admission: Admission
  private readonly senders = new Senders()
  private readonly ownReports = new OwnReports()
  private app: FastifyInstance | null = null
  private host = ''
  private port = 0
  private since: Millis | null = null
  private problem: ReceiverProblem | null = null

  constructor(
    private readonly ports: ReceiverPorts,
    settings: Settings,
  ) {
    this.admission = new Admission(settings)
    this.rejections = new Rejections(ports.onRejection)
    this.traffic = new Traffic(ports.clock.now())
  }

  /** Takes reports from whom, where and as often as these settings say, from the next request on. */
  admit(settings: Settings): void {
    this.admission.set(settings)
  }

  /** Where it listens, or should. */
  get place(): { readonly listening: boolean; readonly port: number } {
    return { listening: this.isListening, port: this.port }
  }

  get isListening(): boolean {
    return this.app !== null
  }

  /**
   * Listens on this address instead of the one before. If it cannot be had, the one before stays open.
   * @param again whether to close and listen anew where it listens there already
   * @returns why not, or `null`; while nothing is open the reason is also in the view
   */
  async open(host: string, port: number, again = false): Promise<ReceiverProblem | null> {
    const before = this.app === null ? null : { host: this.host, port: this.port }
    if (before?.host === host && before.port === port && !again) return null
    // One port cannot be held twice, not even by us.
    if (before?.port === port) await this.close()
    const problem = await this.listen(host, port)
    if (problem !== null && before !== null && this.app === null) await this.listen(before.host, before.port)
    return problem
  }

  private async listen(host: string, port: number): Promise<ReceiverProblem | null> {
    const app = this.build()
    try {
      await app.listen({ host, port })
    } catch (error) {
      await app.close()
      const problem = await listenProblem(error as NodeJS.ErrnoException, host, port, this.ports.clock.now())
      if (this.app === null) this.fail(host, port, problem)
      return problem
    }
    const old = this.app
    this.adopt(app, host)
    await old?.close()
    return null
  }

  /**
   * Tries once more where it should listen and does not, without a word while that does not help.
   * @returns whether it listens again
   */
  async retry(): Promise<boolean> {
    const { host, port } = this
    if (!this.isInTrouble) return false
    const app = this.build()
    try {
      await app.listen({ host, port })
    } catch {
      await app.close()
      return false
    }
    if (this.isInTrouble) {
      this.adopt(app, host)
      return true
    }
    // Meanwhile somebody opened it elsewhere, or closed it for good.
    await app.close()
    return false
  }

  private get isInTrouble(): boolean {
    return this.app === null && this.problem !== null && this.problem.code !== 'paused'
  }

  private adopt(app: FastifyInstance, host: string): void {
    this.app = app
    this.host = host
    this.port = (app.server.address() as AddressInfo).port
    this.since = this.ports.clock.now()
    this.problem = null
  }

  private fail(host: string, port: number, problem: ReceiverProblem): void {
    this.host = host
    this.port = port
    this.problem = problem
  }

  private build(): FastifyInstance {
    return buildReceiverApp({
      clock: this.ports.clock,
      admission: this.admission,
      accept: (arrival) => this.accept(arrival),
      refuse: (refused) => this.refuse(refused),
      answerToOwn: this.ownReports.answerTo,
      urls: () => this.urls().map(({ url }) => url),
    })
  }

  /** Stops listening; requests that are being answered are answered. */
  async close(): Promise<void> {
    const app = this.app
    this.app = null
    this.since = null
    this.problem = null
    await app?.close()
  }

  /** Stops listening because somebody wants it so, until it is opened again. */
  async pause(): Promise<void> {
    const at = this.ports.clock.now()
    await this.close()
    const message = 'the receiver is paused'
    this.problem = { code: 'paused', message, since: iso(at), port: this.port, freePort: null, owner: null }
  }

  rejected(): readonly RejectionView[] {
    return this.rejections.list()
  }

  clearRejected(): void {
    this.rejections.clear()
  }

  /** Every address that talked to the port lately. */
  heard(): readonly HeardSender[] {
    return this.senders.list()
  }

  /** Whether an address may report. */
  isAllowed(address: string): boolean {
    return this.admission.knows(address)
  }

  /** Looks at itself and at the computer it runs on; takes some seconds at most. */
  test(subject: Pick<SelfTestSubject, 'disk' | 'clockSkews'>): Promise<SelfTestView> {
    const receiver = this.view()
    const own = new Set(ownAddresses('::').map(({ address }) => address))
    const others = this.senders.list().filter(({ address }) => !own.has(address) && !isLoopback(address)).length
    return runSelfTest({ ...subject, now: this.ports.clock.now(), receiver, others }, this.ownReports)
  }

  view(): ReceiverView {
    const now = this.ports.clock.now()
    return {
      listening: this.isListening,
      listeningSince: isoOrNull(this.since),
      host: this.host,
      port: this.port,
      urls: this.urls(),
      paths: this.admission.paths,
      reportsPerSecond: this.traffic.rate(now),
      rateTrend: this.traffic.trend(now),
      accepted: this.traffic.accepted,
      rejected: this.rejections.count,
      lastReportAt: isoOrNull(this.traffic.lastAt),
      problem: this.problem,
    }
  }

  private async accept(arrival: ReportArrival): Promise<void> {
    try {
      await this.ports.accept(arrival)
    } catch (error) {
      this.noteFailure(error, arrival.at)
      throw error
    }
    this.traffic.accept(arrival.at)
    this.senders.accept(arrival.from, arrival.at)
    if (this.isStorageFailing) this.problem = null
  }

  private refuse(refused: Refused): void {
    this.rejections.add(refused)
    this.senders.refuse(refused.from, refused.at, refused.code)
  }

  private get isStorageFailing(): boolean {
    return this.problem?.code === 'storage-failed' || this.problem?.code === 'storage-full'
  }

  /** The first failure is the one that tells since when. */
  private noteFailure(error: unknown, at: Millis): void {
    this.problem = {
      code: error instanceof StorageFailure && error.isFull ? 'storage-full' : 'storage-failed',
      message: reason(error),
      since: this.isStorageFailing && this.problem !== null ? this.problem.since : iso(at),
      port: this.port,
      freePort: null,
      owner: null,
    }
  }

  private urls() {
    const addresses = ownAddresses(this.host, (...network) => this.senders.countIn(...network))
    return receiverUrls(addresses, this.port, USUAL_PATH)
  }
}

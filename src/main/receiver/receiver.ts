import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { RejectionView } from '../../shared/contract/rejection'
import type { ReceiverProblem, ReceiverView } from '../../shared/contract/views'
import type { Settings } from '../../shared/model/settings'
import type { Clock } from '../../shared/time/clock'
import { isoOrNull } from '../../shared/time/iso'
import { Admission } from './admission'
import { USUAL_PATH } from './known-paths'
import { listenProblem } from './listen-problem'
import { receiverUrls } from './own-addresses'
import { buildReceiverApp, type ReportArrival } from './receiver-app'
import { Rejections } from './rejections'
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
  private app: FastifyInstance | null = null
  private host = ''
  private port = 0
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
   * @returns why not, or `null`; while nothing is open the reason is also in the view
   */
  async open(host: string, port: number): Promise<ReceiverProblem | null> {
    const before = this.app === null ? null : { host: this.host, port: this.port }
    if (before?.host === host && before.port === port) return null
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
      const problem = await listenProblem(error as NodeJS.ErrnoException, host, port)
      if (this.app === null) this.fail(host, port, problem)
      return problem
    }
    const old = this.app
    this.app = app
    this.host = host
    this.port = (app.server.address() as AddressInfo).port
    this.problem = null
    await old?.close()
    return null
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
      refuse: (refused) => this.rejections.add(refused),
      urls: () => this.urls().map(({ url }) => url),
    })
  }

  /** Stops listening; requests that are being answered are answered. */
  async close(): Promise<void> {
    const app = this.app
    this.app = null
    await app?.close()
  }

  rejected(): readonly RejectionView[] {
    return this.rejections.list()
  }

  view(): ReceiverView {
    const now = this.ports.clock.now()
    return {
      listening: this.isListening,
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
      this.problem = {
        code: 'storage-failed',
        message: error instanceof Error ? error.message : String(error),
        port: this.port,
        freePort: null,
      }
      throw error
    }
    this.traffic.accept(arrival.at)
    if (this.problem?.code === 'storage-failed') this.problem = null
  }

  private urls() {
    return receiverUrls(this.host, this.port, USUAL_PATH)
  }
}

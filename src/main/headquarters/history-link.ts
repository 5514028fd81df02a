import type { NatsConnection } from '@nats-io/transport-node'
import { HAPPENED, type HappenedRequest, writeHappenedRequest } from '../../shared/hq/happened-page'
import { type SiteRequest, writeRequest } from '../../shared/hq/site-requests'
import { commandSubject } from '../../shared/hq/subjects'
import { type Millis, seconds } from '../../shared/time/millis'

/** Where history comes from: the sealed days that the engine keeps, and the sites themselves. */
export interface HistoryLink {
  /** The last message of a subject of HIST; `null` where there is none. @throws Error where the engine does not answer */
  part(subject: string): Promise<Uint8Array | null>
  /** What a site answers. @throws Error where it does not within a few seconds */
  ask(site: string, request: SiteRequest | HappenedRequest): Promise<Uint8Array>
  close(): Promise<void>
}

const STREAM = 'HIST'
const ANSWER_WITHIN: Millis = seconds(5)
/** A site that did not answer is not waited for again so soon: what is asked of it next fails at once. */
const QUIET_FOR: Millis = seconds(10)

/**
 * Over a connection of its own, made when somebody looks at the past: what is large there delays neither commits nor
 * heartbeats.
 */
export class NatsHistory implements HistoryLink {
  private connecting: Promise<NatsConnection> | null = null
  private isClosed = false
  private readonly quiet = new Map<string, number>()

  constructor(
    private readonly connect: () => Promise<NatsConnection>,
    private readonly answerWithin: Millis = ANSWER_WITHIN,
  ) {}

  async part(subject: string): Promise<Uint8Array | null> {
    const connection = await this.connected()
    const answer = await connection.request(`$JS.API.DIRECT.GET.${STREAM}.${subject}`, undefined, {
      timeout: this.answerWithin,
    })
    const code = answer.headers?.code ?? 0
    if (code === 404) return null
    if (code !== 0) throw new Error(`the servers answer ${code} ${answer.headers?.description ?? ''}`)
    return answer.data
  }

  async ask(site: string, request: SiteRequest | HappenedRequest): Promise<Uint8Array> {
    if (performance.now() < (this.quiet.get(site) ?? 0)) throw new Error(`${site} did not answer a moment ago`)
    const connection = await this.connected()
    try {
      const timeout = this.answerWithin
      const text = request.what === HAPPENED ? writeHappenedRequest(request) : writeRequest(request)
      return (await connection.request(commandSubject(site, request.what), text, { timeout })).data
    } catch (error) {
      this.quiet.set(site, performance.now() + QUIET_FOR)
      throw error
    }
  }

  /** It is heard again, so it may be asked. */
  heard(site: string): void {
    this.quiet.delete(site)
  }

  async close(): Promise<void> {
    this.isClosed = true
    const { connecting } = this
    this.connecting = null
    await connecting?.then((connection) => connection.close()).catch(() => undefined)
  }

  private async connected(): Promise<NatsConnection> {
    if (this.isClosed) throw new Error('headquarters is ending')
    const connecting = this.connecting ?? this.begin()
    return await Promise.race([connecting, failsAfter(this.answerWithin)])
  }

  private begin(): Promise<NatsConnection> {
    const connecting = this.connect()
    this.connecting = connecting
    const forget = () => {
      if (this.connecting === connecting) this.connecting = null
    }
    connecting.then(async (connection) => {
      if (this.isClosed) await connection.close()
      await connection.closed()
      forget()
    }, forget)
    return connecting
  }
}

const failsAfter = (length: Millis): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('the servers cannot be reached')), length).unref())

import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { type Millis, seconds } from '../../../shared/time/millis'

/** No box reports to such a path, and nobody can guess the rest of it. */
const PREFIX = '/fogwatch-self-test/'

/** Within one machine an answer takes milliseconds. */
const PATIENCE: Millis = seconds(3)

/** Whether a report of our own arrived, and after how long. */
export type Arrival =
  | { readonly finding: 'answered'; readonly after: Millis }
  | { readonly finding: 'no-answer' | 'answered-by-another' }

interface Ticket {
  readonly path: string
  readonly answer: string
}

/**
 * Reports that the station sends to itself. The receiver answers them before anything else looks at them: they are no
 * report of any box, and count as none. The answer is a secret too, so that nobody else can pass for the receiver.
 */
export class OwnReports {
  private readonly open = new Map<string, Ticket>()

  /** What to answer a request for this URL with; `null` for all that are not ours. On the path of every request. */
  readonly answerTo = (url: string): string | null =>
    this.open.size > 0 && url.startsWith(PREFIX) ? (this.open.get(url)?.answer ?? null) : null

  /** Sends a report to the receiver at this origin, e.g. `http://192.168.1.20:9528`. */
  async send(origin: string): Promise<Arrival> {
    const ticket = { path: `${PREFIX}${randomUUID()}`, answer: randomUUID() }
    this.open.set(ticket.path, ticket)
    const begun = performance.now()
    try {
      const answered = await post(`${origin}${ticket.path}`)
      if (!answered.includes(ticket.answer)) return { finding: 'answered-by-another' }
      return { finding: 'answered', after: Math.max(1, Math.round(performance.now() - begun)) }
    } catch {
      return { finding: 'no-answer' }
    } finally {
      this.open.delete(ticket.path)
    }
  }
}

/** The start of the answer's body. */
function post(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: false, signal: AbortSignal.timeout(PATIENCE) }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        if (body.length < 1000) body += chunk
      })
      response.on('end', () => resolve(body))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.setHeader('content-type', 'application/json')
    sent.end('{}')
  })
}

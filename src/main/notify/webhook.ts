import type { WebhookResult } from '../../shared/contract/alert-views'
import type { WebhookFormat, WebhookTarget } from '../../shared/model/settings'
import { type Millis, seconds } from '../../shared/time/millis'
import type { Message } from './message'
import { refusalIn, webhookBody } from './webhook-body'
import { signed } from './webhook-signature'

/** Whoever has not answered by then has not taken it. */
const PATIENCE: Millis = seconds(10)

/** What is read of an answer. */
const ANSWER_BYTES = 64 * 1024

export interface SendOptions {
  readonly patience?: Millis
  /** Gives up when it is aborted. */
  readonly ending?: AbortSignal
}

/** Sends one message to one webhook. Never rejects; follows no redirect, for the user did not name where it leads. */
export async function sendToWebhook(
  target: WebhookTarget,
  message: Message,
  now: Millis,
  { patience = PATIENCE, ending }: SendOptions = {},
): Promise<WebhookResult> {
  // Held by its timer: what `AbortSignal.any` makes of a timeout may be collected before it is due, and then never is.
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(new DOMException('not answered in time', 'TimeoutError')), patience)
  const end = () => giveUp.abort(ending?.reason)
  ending?.addEventListener('abort', end)
  if (ending?.aborted) end()
  try {
    const { url, body } = signed(target, webhookBody(message, target.format), now)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: giveUp.signal,
    })
    const { status } = response
    const reason = (await refusalByStatus(response)) ?? (await refusalOfRobot(response, target.format))
    return { delivered: reason === null, status, reason }
  } catch (error) {
    return failed(null, reasonOf(error, patience))
  } finally {
    clearTimeout(timer)
    ending?.removeEventListener('abort', end)
  }
}

const failed = (status: number | null, reason: string): WebhookResult => ({ delivered: false, status, reason })

/** What follows such a status says nothing more, and need not ever end: it is not waited for. */
async function refusalByStatus(response: Response): Promise<string | null> {
  const { ok, status } = response
  if (ok) return null
  await response.body?.cancel()
  if (status >= 300 && status < 400) return 'the webhook redirects elsewhere; enter the final address'
  return `the webhook answered ${status}`
}

async function refusalOfRobot(response: Response, format: WebhookFormat): Promise<string | null> {
  if (format === 'json') {
    // Its status said that it was taken. Sent again because the rest is slow, it would be there twice.
    await response.body?.cancel()
    return null
  }
  const refusal = refusalIn(await readStart(response))
  return refusal === null ? null : `the robot refused: ${refusal}`
}

async function readStart(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > ANSWER_BYTES) break
  }
  return text
}

function reasonOf(error: unknown, patience: Millis): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `the webhook did not answer within ${patience / 1000} s`
  const { cause } = error
  return `the webhook cannot be reached: ${cause instanceof Error ? cause.message || cause.name : error.message}`
}

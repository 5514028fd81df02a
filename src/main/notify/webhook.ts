import type { WebhookFailure, WebhookResult } from '../../shared/contract/alert-views'
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
    const failure = (await refusalByStatus(response)) ?? (await refusalOfRobot(response, target.format))
    return failure === null ? { delivered: true, status, reason: null, failure } : failed(status, failure)
  } catch (error) {
    return failed(null, failureOf(error, patience))
  } finally {
    clearTimeout(timer)
    ending?.removeEventListener('abort', end)
  }
}

const failed = (status: number | null, failure: WebhookFailure): WebhookResult => ({
  delivered: false,
  status,
  reason: REASON[failure.why](failure.detail ?? ''),
  failure,
})

const REASON: Readonly<Record<WebhookFailure['why'], (detail: string) => string>> = {
  unreachable: (detail) => `the webhook cannot be reached: ${detail}`,
  timeout: (seconds) => `the webhook did not answer within ${seconds} s`,
  redirect: () => 'the webhook redirects elsewhere; enter the final address',
  status: (status) => `the webhook answered ${status}`,
  robot: (detail) => `the robot refused: ${detail}`,
  'not-ours': () => 'another process may send now',
}

/** What follows such a status says nothing more, and need not ever end: it is not waited for. */
async function refusalByStatus(response: Response): Promise<WebhookFailure | null> {
  const { ok, status } = response
  if (ok) return null
  await response.body?.cancel()
  if (status >= 300 && status < 400) return { why: 'redirect', detail: null }
  return { why: 'status', detail: String(status) }
}

async function refusalOfRobot(response: Response, format: WebhookFormat): Promise<WebhookFailure | null> {
  if (format === 'json') {
    // Its status said that it was taken. Sent again because the rest is slow, it would be there twice.
    await response.body?.cancel()
    return null
  }
  const refusal = refusalIn(await readStart(response))
  return refusal === null ? null : { why: 'robot', detail: refusal }
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

function failureOf(error: unknown, patience: Millis): WebhookFailure {
  if (!(error instanceof Error)) return { why: 'unreachable', detail: String(error) }
  if (error.name === 'TimeoutError') return { why: 'timeout', detail: String(patience / 1000) }
  const { cause } = error
  return { why: 'unreachable', detail: cause instanceof Error ? cause.message || cause.name : error.message }
}

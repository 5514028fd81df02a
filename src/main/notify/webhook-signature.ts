import { createHmac } from 'node:crypto'
import type { WebhookTarget } from '../../shared/model/settings'
import type { Millis } from '../../shared/time/millis'

/** The request as it is sent: where to, and what. */
export interface Signed {
  readonly url: string
  readonly body: object
}

/** Signs for a robot that was given a secret: DingTalk in the address, Feishu in the body. Others take none. */
export function signed({ url, format, secret }: WebhookTarget, body: object, now: Millis): Signed {
  if (secret === null) return { url, body }
  if (format === 'dingtalk') {
    const signature = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64')
    const address = new URL(url)
    address.searchParams.set('timestamp', String(now))
    address.searchParams.set('sign', signature)
    return { url: address.href, body }
  }
  if (format === 'feishu') {
    const timestamp = String(Math.floor(now / 1000))
    // The text is the key; what is signed is empty.
    return { url, body: { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64'), ...body } }
  }
  return { url, body }
}

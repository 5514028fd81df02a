import type { WebhookFormat } from '../../shared/model/settings'
import type { Message } from './message'

/** What a WeCom robot takes at most, UTF-8; the others take more, and nobody reads more. */
const TEXT_BYTES = 2048

/** The body of the request that carries a message, as its receiver documents it. */
export function webhookBody(message: Message, format: WebhookFormat): object {
  const content = cut([message.title, ...message.lines].join('\n'))
  switch (format) {
    case 'json':
      return { product: 'fogwatch', ...message }
    case 'wecom':
    case 'dingtalk':
      return { msgtype: 'text', text: { content } }
    case 'feishu':
      return { msg_type: 'text', content: { text: content } }
  }
}

/** Robots answer 200 and say in the body whether they took it: `errcode` (WeCom, DingTalk) or `code` (Feishu). */
export function refusalIn(answer: string): string | null {
  try {
    const { errcode, errmsg, code, msg } = JSON.parse(answer) as Record<string, unknown>
    const refused = [errcode, code].find((value) => value !== undefined && value !== 0)
    return refused === undefined ? null : `${String(refused)} ${String(errmsg ?? msg ?? '')}`.trim()
  } catch {
    return 'its answer is not JSON'
  }
}

function cut(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= TEXT_BYTES) return text
  // A character that was cut in two decodes to U+FFFD at the end.
  return `${bytes
    .subarray(0, TEXT_BYTES - 3)
    .toString()
    .replace(/\uFFFD$/, '')}…`
}

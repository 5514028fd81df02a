import { inflateRawSync } from 'node:zlib'
import { INFLATED_AT_MOST } from '../../shared/hq/commit-message'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text that a site has deflated. It never takes more than a message may come to, however little was sent.
 * @throws Error for what is not deflated, is not text, or would come to more
 */
export function inflated(bytes: Uint8Array): string {
  const text = inflateRawSync(bytes, { maxOutputLength: INFLATED_AT_MOST })
  return utf8.decode(text)
}

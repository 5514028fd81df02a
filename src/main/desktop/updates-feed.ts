import { load } from 'js-yaml'
import { type Outcome, problem } from '../../shared/outcome'
import { type Millis, seconds } from '../../shared/time/millis'
import { type Release, readRelease } from '../../shared/updates/release'

const ANSWERS_WITHIN: Millis = seconds(20)

/** A list of a release has a few hundred bytes. */
const LONGEST_LIST = 100_000

/**
 * The release that a feed offers now.
 * @param feed as `readFeed` spells it
 * @param list the name of the list in it
 * @param get `fetch`, or Electron's, which knows the proxies of the system
 * @throws whatever kept the list from being fetched
 */
export async function fetchRelease(feed: string, list: string, get: typeof fetch): Promise<Outcome<Release>> {
  const response = await get(new URL(list, feed).href, {
    redirect: 'error',
    headers: { 'cache-control': 'no-cache' },
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  })
  if (!response.ok) throw new Error(`${feed}${list} was answered ${response.status}`)
  return readList(await bounded(response))
}

/** The text of a `latest.yml` → the release. */
export function readList(text: string): Outcome<Release> {
  try {
    return readRelease(load(text))
  } catch {
    return problem('invalid-input', 'the list of the release is no YAML')
  }
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > LONGEST_LIST) throw new Error(`the list of the release is longer than ${LONGEST_LIST} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

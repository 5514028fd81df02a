import type { HappenedPage, HappenedRequest } from '../../shared/hq/happened-page'
import type { Transition } from '../../shared/model/transition'
import type { Storage } from '../ports'
import { KINDS } from './all-transitions'

/** Looked at together. */
const AT_ONCE = 1000

/**
 * What happened in a time, kind by kind, of each newest first.
 * @param most bytes that the transitions of a page may come to; one that is larger by itself is left out
 * @throws StorageFailure
 */
export async function happenedPage(
  storage: Pick<Storage, 'transitions'>,
  { from, to, after }: Omit<HappenedRequest, 'what'>,
  most: number,
): Promise<HappenedPage> {
  const transitions: Transition[] = []
  let bytes = 0
  let { kind, before } = placeIn(after)
  for (; kind < KINDS.length; kind++, before = undefined) {
    for (;;) {
      const some = await storage.transitions({ from, to, kind: KINDS[kind], before, limit: AT_ONCE })
      for (const one of some) {
        const own = Buffer.byteLength(JSON.stringify(one)) + 1
        if (own <= most && bytes + own > most) return { transitions, next: `${kind}/${before ?? ''}` }
        before = one.id
        if (own > most) continue
        bytes += own
        transitions.push(one)
      }
      if (some.length < AT_ONCE) break
    }
  }
  return { transitions, next: null }
}

/** What was never given out begins anew, or is the end. */
function placeIn(after: string | null): { kind: number; before: string | undefined } {
  const [, kind = '0', before = ''] = /^(\d{1,2})\/(.*)$/s.exec(after ?? '') ?? []
  return { kind: Number(kind), before: before === '' ? undefined : before }
}

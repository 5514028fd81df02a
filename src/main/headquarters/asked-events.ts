import { happenedIn } from '../../shared/hq/happened'
import { HAPPENED, readHappenedPage } from '../../shared/hq/happened-page'
import { qualifiedTransition } from '../../shared/hq/qualified'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import { ownTurn } from '../own-turn'
import type { HistoryLink } from './history-link'

/** A million events: a site that goes on and on would fill the disk of all. */
const PAGES_AT_MOST = 500
/** Checked at a stretch: some milliseconds. */
const AT_ONCE = 500

/**
 * What happened at a site, as the site tells it itself: of days that it has not sealed, or not sent yet.
 * Called as at headquarters, some at a time; what is none of that time is passed over.
 * @throws Error where the site does not answer, or not with that
 */
export async function* askedEvents(
  link: Pick<HistoryLink, 'ask'>,
  site: string,
  { from, to }: { readonly from: Millis; readonly to: Millis },
): AsyncGenerator<readonly Transition[]> {
  let after: string | null = null
  for (let page = 0; page < PAGES_AT_MOST; page++) {
    const answer: Uint8Array = await link.ask(site, { what: HAPPENED, from, to, after })
    const read = readHappenedPage(new TextDecoder().decode(answer))
    if (!read.ok) throw new Error(read.problem.message)
    for (let at = 0; at < read.value.transitions.length; at += AT_ONCE) {
      yield read.value.transitions.slice(at, at + AT_ONCE).flatMap((raw) => {
        const one = happenedIn(raw, from, to)
        return one === null ? [] : [qualifiedTransition(site, one)]
      })
      await ownTurn()
    }
    after = read.value.next
    if (after === null) return
  }
  throw new Error(`the site tells more than ${PAGES_AT_MOST} pages`)
}

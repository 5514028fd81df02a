import { SiteFold } from '../../shared/hq/fold'
import type { Folded, FoldedSite } from '../../shared/hq/folded'
import { rowCheck } from '../../shared/hq/kept-row'
import { readHead } from '../../shared/hq/message-head'
import { readMessage } from '../../shared/hq/read-message'
import { isSiteId } from '../../shared/hq/site-id'
import { siteOf } from '../../shared/hq/subjects'
import type { Millis } from '../../shared/time/millis'
import { reason } from '../failures'
import { inflated } from './inflated'

/** A message as the stream has it. */
export interface RawMessage {
  readonly subject: string
  readonly header: (name: string) => string | undefined
  readonly bytes: Uint8Array
}

/** A message that was put aside, and why. */
export interface SetAside {
  readonly at: Millis
  readonly reason: string
}

/** How many of what was put aside are at hand, of each site. */
const ASIDE_KEPT = 20

export type Taken =
  | { readonly kind: 'folded'; readonly site: string; readonly fold: SiteFold; readonly folded: Folded }
  | { readonly kind: 'aside'; readonly site: string; readonly reason: string }
  /** Of nobody that could be shown. */
  | { readonly kind: 'foreign' }

/** What every site has said. A message that cannot be taken is put aside, and the others go on. */
export class FoldedSites {
  private readonly folds = new Map<string, SiteFold>()
  private readonly checkRow = rowCheck()
  private readonly aside = new Map<string, { count: number; last: readonly SetAside[] }>()

  /** @param kept by site id */
  constructor(kept: Iterable<readonly [site: string, folded: FoldedSite]> = []) {
    for (const [site, folded] of kept) this.folds.set(site, new SiteFold(folded))
  }

  get(site: string): SiteFold | undefined {
    return this.folds.get(site)
  }

  *[Symbol.iterator](): Iterator<readonly [site: string, fold: SiteFold]> {
    yield* this.folds
  }

  /** What was put aside of a site. */
  asideOf(site: string): { readonly count: number; readonly last: readonly SetAside[] } {
    return this.aside.get(site) ?? { count: 0, last: [] }
  }

  /** Takes a message, whatever it is; never throws. Whose it is the subject says alone. */
  take(raw: RawMessage, now: Millis): Taken {
    const site = siteOf(raw.subject)
    if (site === null || !isSiteId(site)) return { kind: 'foreign' }
    const before = this.folds.get(site)
    const fold = before ?? new SiteFold()
    const head = readHead(raw.header)
    if (!head.ok) return this.putAside(site, head.problem.message, now)
    try {
      const message = readMessage(inflated(raw.bytes), this.checkRow)
      if (!message.ok) throw new Error(message.problem.message)
      const { kind } = message.value
      if (kind !== head.value.kind) throw new Error(`the header says ${head.value.kind}, the message ${kind}`)
      const folded = fold.take(head.value, message.value)
      if (before === undefined) this.folds.set(site, fold)
      return { kind: 'folded', site, fold, folded }
    } catch (error) {
      fold.miss(head.value)
      return this.putAside(site, reason(error), now)
    }
  }

  private putAside(site: string, reason: string, at: Millis): Taken {
    const { count, last } = this.asideOf(site)
    this.aside.set(site, { count: count + 1, last: [...last, { at, reason }].slice(-ASIDE_KEPT) })
    return { kind: 'aside', site, reason }
  }
}

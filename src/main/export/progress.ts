import type { ExportView, MissingOfSite } from '../../shared/contract/export-views'
import { type IsoTime, iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk, MissingHistory, SheetPart } from '../ports'

/** An export that runs is never told to be complete: its file is not closed yet. */
const SHARE_AT_MOST = 0.999

/** Before so long, or such a share, nothing can be said of the rest. */
const SAYS_NOTHING_BEFORE: Millis = 500
const SAYS_NOTHING_BELOW = 0.01

/**
 * What one more part makes of how an export looks.
 * @param taken how long it runs already
 */
export function progressed(
  view: ExportView,
  { bytes, rows, share, missing = [] }: SheetPart,
  ask: ExportAsk,
  taken: Millis,
): Partial<ExportView> {
  return {
    rows: view.rows + rows,
    bytes: view.bytes + bytes.length,
    share: Math.min(SHARE_AT_MOST, Math.max(view.share, share)),
    secondsLeft: secondsLeft(taken, share),
    ...(missing.length === 0 ? {} : { missing: withMissing(view.missing ?? [], missing, ask) }),
  }
}

/** What is missing of each site as one time: the same days are often missing of many boxes. */
function withMissing(
  known: readonly MissingOfSite[],
  missing: readonly MissingHistory[],
  { request: { form } }: ExportAsk,
): readonly MissingOfSite[] {
  const bySite = new Map(known.map((one) => [one.site, one]))
  for (const { site, from, to } of missing) {
    const name = form.sites?.[site] ?? site
    const before = bySite.get(name)
    const first = before === undefined ? iso(from) : least(before.from, iso(from))
    const last = before === undefined ? iso(to) : most(before.to, iso(to))
    bySite.set(name, { site: name, from: first, to: last })
  }
  return [...bySite.values()]
}

const least = (a: IsoTime, b: IsoTime): IsoTime => (a < b ? a : b)
const most = (a: IsoTime, b: IsoTime): IsoTime => (a > b ? a : b)

/** By how long it has taken so far; `null` while that says nothing. */
function secondsLeft(taken: Millis, share: number): number | null {
  if (taken < SAYS_NOTHING_BEFORE || share < SAYS_NOTHING_BELOW) return null
  return Math.max(0, Math.round((taken * (1 - share)) / share / 1000))
}

import { DELAY, GATHERING, REACH } from './gathering'
import type { Ledger, Truth } from './truth'
import { type Disturbance, roomOf } from './watch'

const second = 1000
const minute = 60 * second

/** A time of the station, in ms. */
interface Span {
  readonly from: number
  readonly to: number
}

/** When no box of all could be heard. */
export const silencesOf = ({ entries, toStation }: Truth): Span[] => {
  const notes = entries.flatMap((entry) => (entry.k === 'note' ? [entry] : []))
  return notes.flatMap(({ what, at }, index) => {
    if (what !== 'all silent') return []
    const end = notes.slice(index).find((note) => note.what === 'all heard')
    return [{ from: toStation(at), to: toStation(end?.at ?? at) }]
  })
}

/** Everybody's silence is told as the receiver's, once, and of no box; the second within a while ends as unstable. */
export function judgeSilences(truth: Truth, disturbances: readonly Disturbance[], ledger: Ledger): void {
  const room = roomOf(truth)
  const all = silencesOf(truth)
  for (const { from, to } of all) {
    // Boxes of 2 s are the first to be offline; those of 5 s are overdue by then.
    const graceEnd = disturbances.findLast(({ lo }) => lo <= from)?.hi ?? 0
    const offlineBy = Math.max(from + 11 * second, graceEnd + minute) + room
    if (to < offlineBy + DELAY + GATHERING + room || disturbances.some(({ lo, hi }) => hi >= from && lo <= to)) continue
    const during = truth.told.filter(({ at }) => at >= from && at <= to + GATHERING + 2 * room)
    const told = during.filter(({ kind, news }) => kind === 'receiver-silent' && news === 'bad')
    ledger.hold('all silent is one receiver incident', told.length === 1, from, null, () => `told ${told.length} times`)
    // Two silences are four turns.
    const isUnstable = all.some((one) => one.to < from && one.from + minute > to - REACH)
    const back = truth.told.filter(
      ({ kind, news, at }) =>
        kind === 'receiver-silent' &&
        (news === 'recovery' || (isUnstable && news === 'unstable')) &&
        at > from &&
        at < to + minute,
    )
    ledger.hold(
      'all silent is one receiver incident',
      back.length === 1,
      to,
      null,
      () => `its end is told ${back.length} times`,
    )
    const storm = during.filter(
      ({ kind, news, since }) => kind === 'gateway-offline' && news === 'bad' && Date.parse(since) > from,
    )
    ledger.hold(
      'all silent is one receiver incident',
      storm.length === 0,
      to,
      null,
      () => `${storm.length} boxes are told of as well`,
    )
  }
}

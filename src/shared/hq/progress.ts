import { hours, type Millis } from '../time/millis'
import type { MessageHead } from './message-head'
import { comparePositions, type Position, placeOf } from './position'

/** How far a site has been taken in. */
export interface Progress {
  /** The store that all this is of; `null` before the site's first word. */
  readonly epoch: string | null
  readonly session: string | null
  /** Everything up to here is contained, nothing after it. */
  readonly last: Position | null
  /** When the last of it was kept at the site, by its clock. */
  readonly lastAt: Millis | null
  /** Up to where what happened was handed on to be recorded. */
  readonly recordedTo: Position | null
  /** Whether nothing is missing of how gateways are: false from a hole on until the next snapshot. */
  readonly isWhole: boolean
  /** What nobody knows of, oldest first. */
  readonly gaps: readonly Gap[]
  /** Stores that it had before. */
  readonly pastEpochs: readonly string[]
}

/** A time of which nothing is known. */
export interface Gap {
  readonly from: Millis
  readonly to: Millis
}

const GAPS_KEPT = 100
const EPOCHS_KEPT = 16

export const NOTHING_YET: Progress = {
  epoch: null,
  session: null,
  last: null,
  lastAt: null,
  recordedTo: null,
  isWhole: false,
  gaps: [],
  pastEpochs: [],
}

/** Whether a site that is at `head` of `epoch` has more than is here. */
export function isBehind(progress: Progress, epoch: string, head: Position | null): boolean {
  if (head === null) return false
  return epoch !== progress.epoch || !hasReached(progress, head)
}

/** Whether the site has said something between what is known and this. */
export function misses({ epoch: known, last }: Progress, { kind, epoch, from }: MessageHead): boolean {
  if (kind !== 'commits' || epoch !== known || last === null) return false
  return comparePositions(from, last) > 0
}

export const hasReached = ({ last }: Progress, position: Position): boolean =>
  last !== null && comparePositions(position, last) <= 0

export const hasRecorded = ({ recordedTo }: Progress, position: Position): boolean =>
  recordedTo !== null && comparePositions(position, recordedTo) <= 0

/** It reaches to `position` at least, which was kept at `at`. */
export const reaching = (progress: Progress, position: Position, at: Millis): Progress =>
  hasReached(progress, position) ? progress : { ...progress, last: position, lastAt: at }

/** After a hole: how gateways are is not sure until the next snapshot. */
export const notWhole = (progress: Progress): Progress =>
  progress.isWhole ? { ...progress, isWhole: false } : progress

export function withGap(progress: Progress, gap: Gap): Progress {
  const { gaps } = progress
  if (gaps.some(({ from, to }) => from === gap.from && to === gap.to)) return progress
  return { ...progress, gaps: [...gaps, gap].slice(-GAPS_KEPT) }
}

/** Another store of the site begins. What happened since the one before was heard nobody has told. */
export function begun(progress: Progress, head: MessageHead): Progress {
  const { epoch: before, pastEpochs } = progress
  const past = before === null ? pastEpochs : [...pastEpochs, before].slice(-EPOCHS_KEPT)
  const untold = untoldBetween(progress, head)
  const { gaps } = untold === null ? progress : withGap(progress, untold)
  return { ...NOTHING_YET, epoch: head.epoch, session: head.session, gaps, pastEpochs: past }
}

/** Journals are of an hour: within it the new store begins to tell. */
const JOURNAL: Millis = hours(1)

/** `null` where it begins with a journal of the time before, from which all comes that happened since. */
function untoldBetween({ lastAt }: Progress, { from, commit, lastAt: now }: MessageHead): Gap | null {
  const journalAt = Number(placeOf(from).generation.slice(0, 13))
  const goesOn = lastAt === null || (journalAt <= lastAt && from !== commit)
  const to = Math.min(now, Math.max(journalAt, lastAt ?? 0) + JOURNAL)
  return goesOn || to <= lastAt ? null : { from: lastAt, to }
}

/** After a message that could not be taken: what it brought is missing from here on. */
export function without(progress: Progress, { epoch, commit, lastAt }: MessageHead): Progress {
  if (epoch !== progress.epoch || hasReached(progress, commit)) return progress
  const gap = { from: progress.lastAt ?? lastAt, to: lastAt }
  return reaching(notWhole(withGap(progress, gap)), commit, lastAt)
}

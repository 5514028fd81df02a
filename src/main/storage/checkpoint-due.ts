import { type Millis, minutes } from '../../shared/time/millis'

/** What a start after a crash has to replay at most, in a small fleet. */
const JOURNAL_BYTES = 4 * 1024 * 1024

/** How old the last bodies may be after a crash; in a large fleet, at most. */
const AGE: Millis = minutes(2)
const AGE_OF_LARGE: Millis = minutes(10)

/**
 * Whether the fleet is to be written out again. A small one after 4 MiB of journal, or two minutes; one that takes more
 * than that itself less often, in proportion: 2,000 boxes take 25 MB, which otherwise would be written every minute.
 * @param written bytes of journal since the last checkpoint
 * @param age of the last checkpoint
 * @param size of the last checkpoint in bytes, 0 if there is none
 */
export function isCheckpointDue(written: number, age: Millis, size: number): boolean {
  const largeness = Math.max(1, size / JOURNAL_BYTES)
  if (written > JOURNAL_BYTES * Math.max(1, largeness / 2)) return true
  return written > 0 && age > Math.min(AGE * largeness, AGE_OF_LARGE)
}

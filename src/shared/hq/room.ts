import type { Millis } from '../time/millis'

/** A sealed day of a site, and how it stands with headquarters. */
export interface OfferedDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** When this station last sent it; `null` if it did not since it runs. */
  readonly sentAt: Millis | null
  readonly isThere: boolean
}

/**
 * The oldest day that there is room for, where headquarters has let go of one that was sent for others that were sent
 * after it; `null` where all have room. What is lost altogether (all of it, or what was sent last) is no want of room.
 * Without this a station whose days are more than headquarters holds would send them round and round for ever.
 * @param offered newest first
 */
export function oldestWithRoom(offered: readonly OfferedDay[]): string | null {
  const there = offered.filter(({ isThere }) => isThere)
  const lastKept = Math.max(Number.NEGATIVE_INFINITY, ...there.map(({ sentAt }) => sentAt ?? Number.NEGATIVE_INFINITY))
  const isLetGo = offered.some(({ sentAt, isThere }) => sentAt !== null && !isThere && sentAt < lastKept)
  if (!isLetGo) return null
  // One less than there are: days differ in size, and tomorrow brings another.
  return offered[Math.max(0, there.length - 2)]?.day ?? null
}

import { days, hours, type Millis, minutes } from '../time/millis'

/** A session that nobody uses ends. A page that is open uses it. */
export const IDLE_END: Millis = hours(12)
/** However much it is used. */
export const LAST_END: Millis = days(7)
/** One more ends the one that was unused the longest. */
export const MOST_SESSIONS = 100

/** Uses closer together than this are one. */
const STEP: Millis = minutes(1)

export interface Session {
  readonly startedAt: Millis
  readonly usedAt: Millis
}

/** Those who are logged in, by what their ids hash to: a copy of this table opens nothing. */
export type Sessions = ReadonlyMap<string, Session>

/** Whether it still holds at `now`, of a clock that only goes forward. */
export const isAlive = ({ startedAt, usedAt }: Session, now: Millis): boolean =>
  now - startedAt < LAST_END && now - usedAt < IDLE_END

/** The sessions with a new one. Those that have ended go, and so does the one unused for longest where there are too many. */
export function withSession(sessions: Sessions, key: string, now: Millis): Sessions {
  const alive = [...sessions].filter(([, session]) => isAlive(session, now))
  const kept = alive.toSorted(([, a], [, b]) => b.usedAt - a.usedAt).slice(0, MOST_SESSIONS - 1)
  return new Map([...kept, [key, { startedAt: now, usedAt: now }]])
}

export function withoutSession(sessions: Sessions, key: string): Sessions {
  const rest = new Map(sessions)
  rest.delete(key)
  return rest
}

/** The table after this session was used; `null` if there is none, or no longer. */
export function withUse(sessions: Sessions, key: string, now: Millis): Sessions | null {
  const session = sessions.get(key)
  if (session === undefined || !isAlive(session, now)) return null
  return now - session.usedAt < STEP ? sessions : new Map(sessions).set(key, { ...session, usedAt: now })
}

import { type Millis, minutes } from '../shared/time/millis'

/** Somebody travels with the laptop, or a rule is changed: within this time local times are right again. */
const LOOKED_UP_EVERY: Millis = minutes(1)

/**
 * Has this process look up the computer's time zone again and again, which it else does only at its start. Windows of
 * the app do so by themselves. Where `TZ` says the zone, that stays.
 */
export function followTimeZone(env: NodeJS.ProcessEnv = process.env): () => void {
  const timer = setInterval(() => lookUpTimeZone(env), LOOKED_UP_EVERY)
  timer.unref()
  return () => clearInterval(timer)
}

/** Node forgets the zone it knew when the variable is removed, even if it was not there. */
function lookUpTimeZone(env: NodeJS.ProcessEnv): void {
  if (env['TZ'] === undefined) delete env['TZ']
}

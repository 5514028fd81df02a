import { type Millis, minutes } from '../../shared/time/millis'
import type { Log } from '../ports'

/** So long the same line is not said again. */
const SAME_AFTER: Millis = minutes(10)
const LINES_HELD = 100

/** A log for what is tried each second: that it still fails is said now and then. @param now a clock that nobody sets */
export function unrepeated(log: Log, now: () => Millis = () => performance.now()): Log {
  const said = new Map<string, Millis>()
  return (line) => {
    const at = now()
    if (at - (said.get(line) ?? Number.NEGATIVE_INFINITY) < SAME_AFTER) return
    said.delete(line)
    said.set(line, at)
    const [oldest] = said.keys()
    if (said.size > LINES_HELD && oldest !== undefined) said.delete(oldest)
    log(line)
  }
}

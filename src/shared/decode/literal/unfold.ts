import { opensLiteral } from './opens-literal'
import { parseLiteral } from './parse-literal'

/** JSON in a JSON string in a JSON string has been seen; beyond that somebody is playing. */
const DEEPEST = 4

/** The value that `value` spells out when it is the text of an object, a list or a string; otherwise itself. */
export function unfold(value: unknown): unknown {
  let unfolded = value
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (typeof unfolded !== 'string' || !opensLiteral(unfolded)) break
    const parsed = parseLiteral(unfolded)
    if (!parsed.ok) break
    unfolded = parsed.value
  }
  return unfolded
}

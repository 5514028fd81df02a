import { setImmediate as nextTurn } from 'node:timers/promises'

let last: Promise<void> = Promise.resolve()

/**
 * Resolves in a turn of the event loop in which nobody else comes on by this way: whoever has much to do does some
 * milliseconds of it in each, and boxes are heard in between, however many have much to do.
 */
export function ownTurn(): Promise<void> {
  last = last.then(() => nextTurn())
  return last
}

import * as v from 'valibot'
import type { Transition } from '../model/transition'
import { type Outcome, ok, problem } from '../outcome'
import { transition } from './gateway-shapes'
import { jsonIn } from './json-in'

/** What happened on a sealed day, or a part of it, as a site packed it: not one of them is checked yet. */
export function readHappened(text: string): Outcome<readonly unknown[]> {
  const read = v.safeParse(shape, jsonIn(text))
  return read.success
    ? ok(read.output.transitions)
    : problem('invalid-input', `what happened: ${read.issues[0].message.slice(0, 300)}`)
}

/** One of them; `null` where it is none, or of no time within the range. */
export function happenedIn(raw: unknown, from: number, to: number): Transition | null {
  const read = v.safeParse(transition, raw, { abortEarly: true })
  if (!read.success) return null
  const { id, at } = read.output
  // Ids begin with their time, by which they are sorted and found.
  const isCalled = /^\d{13}:/.test(id) && Math.abs(Number(id.slice(0, 13)) - at) <= 1
  return at >= from && at < to && isCalled ? read.output : null
}

const shape = v.object({
  schema: v.literal(1),
  kind: v.literal('past'),
  transitions: v.pipe(v.array(v.unknown()), v.maxLength(100_000)),
})

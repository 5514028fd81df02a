import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'

/** Whom a transition is about. */
export type Named = Pick<Transition, 'gateway' | 'gatewayName' | 'device' | 'deviceName'>

/** What it tells of them. */
export type Happened = Pick<Transition, 'kind' | 'from' | 'to' | 'cause'>

/** Transitions column by column, in their order: numbers, and what the numbers stand for. */
export interface TransitionIndex {
  readonly at: readonly Millis[]
  /** Of each the place in `named`, and in `happened`. */
  readonly who: readonly number[]
  readonly what: readonly number[]
  readonly named: readonly Named[]
  readonly happened: readonly Happened[]
}

/** The same as JSON that deflates well: a third of what the transitions as they are would take. */
export interface PackedTransitions {
  /** Of each how many ms it is later than the one before; of the first, than 1970. */
  readonly at: readonly number[]
  readonly who: readonly number[]
  readonly what: readonly number[]
  readonly named: readonly (readonly [string, string, string | null, string | null])[]
  readonly happened: readonly (readonly [Happened['kind'], string | null, string | null, Happened['cause']])[]
  /** By its place, each that the columns alone do not give back to the last letter. */
  readonly others: readonly (readonly [place: number, transition: Transition])[]
}

/** What is kept of the transitions of one generation and day; until version 3 it was the list itself. */
export type KeptTransitions = PackedTransitions | readonly Transition[]

export function indexOf(transitions: readonly Transition[]): TransitionIndex {
  const named = new Distinct<Named>()
  const happened = new Distinct<Happened>()
  return {
    at: transitions.map(({ at }) => at),
    who: transitions.map(({ gateway, gatewayName, device, deviceName }) =>
      named.placeOf({ gateway, gatewayName, device, deviceName }),
    ),
    what: transitions.map(({ kind, from, to, cause }) => happened.placeOf({ kind, from, to, cause })),
    named: named.values,
    happened: happened.values,
  }
}

/** Transitions column by column; what columns do not give back to the last letter stands in full beside them. */
export function packTransitions(transitions: readonly Transition[]): PackedTransitions {
  const { at, who, what, named, happened } = indexOf(transitions)
  const whole = at.map(Math.round)
  const columns = {
    at: whole.map((each, place) => each - (whole[place - 1] ?? 0)),
    who,
    what,
    named: named.map(
      ({ gateway, gatewayName, device, deviceName }) => [gateway, gatewayName, device, deviceName] as const,
    ),
    happened: happened.map(({ kind, from, to, cause }) => [kind, from, to, cause] as const),
  }
  const again = unpackTransitions({ ...columns, others: [] })
  const others = transitions.flatMap((one, place) =>
    JSON.stringify(one) === JSON.stringify(again[place]) ? [] : [[place, one] as const],
  )
  return { ...columns, others }
}

/** The transitions as they were, in their order. @throws RangeError of what no packing makes */
export function unpackTransitions(kept: KeptTransitions): readonly Transition[] {
  if (isList(kept)) return kept
  const { at, who, what, named, happened } = indexIn(kept)
  const all = at.map((each, place) =>
    transitionOf(each, named[who[place] as number] as Named, happened[what[place] as number] as Happened),
  )
  for (const [place, one] of kept.others) all[place] = one
  return all
}

/** @throws RangeError of what no packing makes */
export function indexIn(kept: KeptTransitions): TransitionIndex {
  if (isList(kept)) return indexOf(kept)
  assertPlaces(kept.who, kept.named.length, kept.at.length)
  assertPlaces(kept.what, kept.happened.length, kept.at.length)
  let last = 0
  const at = kept.at.map((later) => {
    last += later
    return last
  })
  for (const [place, one] of kept.others) at[place] = one.at
  return {
    at,
    who: kept.who,
    what: kept.what,
    named: kept.named.map(([gateway, gatewayName, device, deviceName]) => ({
      gateway,
      gatewayName,
      device,
      deviceName,
    })),
    happened: kept.happened.map(([kind, from, to, cause]) => ({ kind, from, to, cause })),
  }
}

/** How many they are. */
export const countIn = (kept: KeptTransitions): number => (isList(kept) ? kept.length : kept.at.length)

const isList = (kept: KeptTransitions): kept is readonly Transition[] => Array.isArray(kept)

function assertPlaces(places: readonly number[], below: number, count: number): void {
  if (places.length !== count || places.some((place) => !(place >= 0 && place < below))) {
    throw new RangeError('transitions that refer to nothing')
  }
}

/** The id is part of the format here: whose was made otherwise is among the `others`. */
function transitionOf(at: Millis, named: Named, { kind, from, to, cause }: Happened): Transition {
  const { gateway, gatewayName, device, deviceName } = named
  const subject = device === null ? gateway : `${gateway}/${device}`
  const id = `${String(at).padStart(13, '0')}:${subject}:${kind}:${to ?? ''}`
  return { id, at, kind, gateway, gatewayName, device, deviceName, from, to, cause, detail: null }
}

/** Each value once, in the order in which they came. */
class Distinct<T> {
  readonly values: T[] = []
  private readonly places = new Map<string, number>()

  placeOf(value: T): number {
    const key = JSON.stringify(value)
    const known = this.places.get(key)
    if (known !== undefined) return known
    this.places.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}

import { strandOf } from '../../shared/events/strand'
import type { Happened, Named, TransitionIndex } from '../../shared/history/packed-transitions'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'

/** A transition without its id and details. */
export type Glance = Omit<Transition, 'id' | 'detail'>

/** Everything that occurs many times among transitions, once. Numbers stand for it in the columns. */
export class TransitionWords {
  readonly who = new Interned<Named>(
    ({ gateway, gatewayName, device, deviceName }) =>
      `${told(gateway)}${told(gatewayName)}${told(device)}${told(deviceName)}`,
  )
  readonly what = new Interned<Happened>(({ kind, from, to, cause }) => `${kind} ${cause} ${told(from)}${told(to)}`)
  readonly strand = new Interned<string>((strand) => strand)

  /** By the kind of what happened, and the number of who. */
  private readonly strands = new Map<string, (number | undefined)[]>()

  get size(): number {
    return this.who.size + this.what.size + this.strand.size
  }

  /** The number of the strand that is meant by the numbers of who and what. */
  strandOf(who: number, what: number): number {
    const { kind } = this.what.at(what)
    const ofKind = this.strands.get(kind) ?? []
    const known = ofKind[who]
    if (known !== undefined) return known
    const { gateway, device } = this.who.at(who)
    const number = this.strand.numberOf(strandOf({ kind, gateway, device }) ?? '')
    ofKind[who] = number
    this.strands.set(kind, ofKind)
    return number
  }
}

/** The transitions of one generation and day as columns of numbers: 16 bytes each, so that months of them stay at hand. */
export class TransitionColumns {
  private readonly at: Float64Array
  private readonly who: Uint32Array
  private readonly what: Uint32Array

  constructor(index: TransitionIndex, words: TransitionWords) {
    const places = inOrder(index.at)
    const who = index.named.map((named) => words.who.numberOf(named))
    const what = index.happened.map((happened) => words.what.numberOf(happened))
    this.at = Float64Array.from(places, (place) => index.at[place] as number)
    this.who = Uint32Array.from(places, (place) => who[index.who[place] as number] as number)
    this.what = Uint32Array.from(places, (place) => what[index.what[place] as number] as number)
  }

  get length(): number {
    return this.at.length
  }

  /** Oldest first: when, and the numbers of who and what. */
  forEach(visit: (at: Millis, who: number, what: number) => void): void {
    for (let n = 0; n < this.at.length; n++) visit(this.at[n] as number, this.who[n] as number, this.what[n] as number)
  }

  /** Oldest first: all that it holds of each, which is no more than an account needs. */
  *glances(words: TransitionWords): Generator<Glance> {
    for (let n = 0; n < this.at.length; n++) {
      const { gateway, gatewayName, device, deviceName } = words.who.at(this.who[n] as number)
      const { kind, from, to, cause } = words.what.at(this.what[n] as number)
      yield { at: this.at[n] as number, kind, gateway, gatewayName, device, deviceName, from, to, cause }
    }
  }

  /** Oldest first, or newest first: each with its strand. */
  *onStrands(
    words: TransitionWords,
    backwards: boolean,
  ): Generator<{ readonly at: Millis; readonly strand: number; readonly what: number }> {
    const last = this.at.length - 1
    for (let n = 0; n <= last; n++) {
      const place = backwards ? last - n : n
      const what = this.what[place] as number
      yield { at: this.at[place] as number, strand: words.strandOf(this.who[place] as number, what), what }
    }
  }
}

/** The places of ascending times. */
function inOrder(at: readonly Millis[]): readonly number[] {
  const places = at.map((_, place) => place)
  const isSorted = at.every((each, place) => place === 0 || each >= (at[place - 1] as number))
  return isSorted ? places : places.sort((a, b) => (at[a] as number) - (at[b] as number))
}

/** Answers that depend on the number alone, worked out once for each. */
export function remembered<T>(answer: (number: number) => T): (number: number) => T {
  const known: (T | undefined)[] = []
  return (number) => {
    const before = known[number]
    if (before !== undefined) return before
    const now = answer(number)
    known[number] = now
    return now
  }
}

/** So that nothing is told from a text; boxes write line ends into anything. */
const told = (text: string | null): string => (text === null ? '-' : `${text.length} ${text}`)

/** Values as numbers from 0. */
class Interned<T> {
  private readonly numbers = new Map<string, number>()
  private readonly values: T[] = []

  get size(): number {
    return this.values.length
  }

  /** @param keyOf what tells values apart; made for each transition, so it has to be quick */
  constructor(private readonly keyOf: (value: T) => string) {}

  numberOf(value: T): number {
    const key = this.keyOf(value)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.values.length)
    return this.values.push(value) - 1
  }

  at(number: number): T {
    return this.values[number] as T
  }
}

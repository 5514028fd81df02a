import type { Transition } from '../model/transition'
import { isDown, senseOf } from './sense'

/** One thing that stands one way or another, over time; its events follow one another. */
export type Strand = string

type OnStrand = Pick<Transition, 'kind' | 'gateway' | 'device'>
type Standing = Pick<Transition, 'kind' | 'from' | 'to'>

/** Whose standing an event changes; `null` for one that changes none. */
export function strandOf({ kind, gateway, device }: OnStrand): Strand | null {
  if (kind === 'presence' || kind === 'fault') return `${kind}:${gateway}`
  const isDevice = kind === 'device-status' || kind === 'device-removed'
  return isDevice && device !== null ? `device:${gateway}/${device}` : null
}

/** What goes on until something else happens: `to` of the events that begin it. */
const LASTING = ['offline', 'late', 'unobserved']

/** Whether it says how long an event lasted: it began something that has an end. */
export function lasts({ kind, to }: Standing): boolean {
  if (kind === 'presence') return to !== null && LASTING.includes(to)
  return kind === 'fault' ? to === 'fault' : kind === 'device-status' && isDown(to)
}

/** Whether what `begin` began is over with `later`, an event of the same strand. */
export function ends(later: Standing, begin: Standing): boolean {
  if (later.kind === 'device-removed') return true
  return begin.kind === 'device-status' ? !isDown(later.to) : later.to !== begin.to
}

/** Whether `event` is the end of something, so that it can be said how long that was. */
export const isEnd = (event: Standing): boolean => senseOf(event) === 'good'

/** Whether `earlier`, an event of the same strand, began what a recovery ended. */
export const isBeginning = (earlier: Standing): boolean => senseOf(earlier) === 'bad'

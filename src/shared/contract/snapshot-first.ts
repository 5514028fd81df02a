import type { PushEvent } from './push'

/** Hears a snapshot before anything else: what comes sooner is said after it, in order. */
export function snapshotFirst(listener: (event: PushEvent) => void): (event: PushEvent) => void {
  let early: PushEvent[] | null = []
  return (event) => {
    if (early === null) return listener(event)
    if (event.type !== 'snapshot') return void early.push(event)
    listener(event)
    // What is said meanwhile comes to its end.
    for (const each of early) listener(each)
    early = null
  }
}

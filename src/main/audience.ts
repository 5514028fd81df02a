import type { PushEvent } from '../shared/contract/push'
import type { StationPort } from './ports'

type Listener = (event: PushEvent) => void
type Subscribe = StationPort['subscribe']

/** Listeners who stay while what they listen to is exchanged: they hear of it by another snapshot. */
export class Audience {
  private readonly members = new Map<Listener, (() => void) | null>()
  private source: Subscribe | null = null

  /** Lets everybody listen to `source` from now on, a snapshot first; `null` for nobody, until the next. */
  follow(source: Subscribe | null): void {
    this.source = source
    for (const listener of [...this.members.keys()]) this.seat(listener)
  }

  subscribe(listener: Listener): () => void {
    // The same function may listen twice.
    const member: Listener = (event) => listener(event)
    this.members.set(member, null)
    this.seat(member)
    return () => {
      this.members.get(member)?.()
      this.members.delete(member)
    }
  }

  private seat(member: Listener): void {
    this.members.get(member)?.()
    if (this.members.has(member)) this.members.set(member, this.source?.(member) ?? null)
  }
}

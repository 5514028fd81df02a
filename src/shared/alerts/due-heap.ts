import type { Millis } from '../time/millis'

/** Something that is due at an instant. */
export interface Due {
  readonly at: Millis
  readonly subject: string
}

/** What is due next, whoever it is of: a binary heap. What is no longer due may stay in it; whoever asks knows better. */
export class DueHeap {
  private readonly heap: Due[] = []

  get size(): number {
    return this.heap.length
  }

  get first(): Due | undefined {
    return this.heap[0]
  }

  push(due: Due): void {
    const { heap } = this
    let place = heap.push(due) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.at(parent) <= due.at) break
      heap[place] = heap[parent] as Due
      place = parent
    }
    heap[place] = due
  }

  /** Takes the first one away. */
  shift(): void {
    const { heap } = this
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      const child = this.at(left + 1) < this.at(left) ? left + 1 : left
      if (this.at(child) >= last.at) break
      heap[place] = heap[child] as Due
      place = child
    }
    heap[place] = last
  }

  private at(place: number): Millis {
    return this.heap[place]?.at ?? Number.POSITIVE_INFINITY
  }
}

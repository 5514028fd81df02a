/** Work that must not overlap: each begins when the one before has ended, however that ended. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work)
    this.last = turn.catch(() => undefined)
    return turn
  }

  /** One turn for each part: what takes long lets others in between. */
  async *each<T>(parts: AsyncGenerator<T>): AsyncGenerator<T> {
    try {
      for (;;) {
        const { value, done } = await this.take(() => parts.next())
        if (done) return
        yield value
      }
    } finally {
      await parts.return(undefined)
    }
  }
}

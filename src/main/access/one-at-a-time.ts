/** Work that is done one after the other; what comes while too much waits already is turned away. */
export class OneAtATime {
  private turn: Promise<unknown> = Promise.resolve()
  private waiting = 0

  /** @param most how much may wait or be under way */
  constructor(private readonly most: number) {}

  get isFull(): boolean {
    return this.waiting >= this.most
  }

  /** Does the work when it is its turn. @returns `null` at once where too much waits */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.isFull) return null
    this.waiting++
    const done = this.turn.then(work).finally(() => {
      this.waiting--
    })
    this.turn = done.catch(() => undefined)
    return done
  }
}

/** Lets work be done one piece at a time: each goes by what it has read. */
export class Turns {
  private current: Promise<void> | null = null

  /** What is being done; `null` for nothing. */
  get busy(): Promise<void> | null {
    return this.current
  }

  /** Does this once nothing else is done. @throws what it throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    while (this.current !== null) await this.current
    const turn = work()
    const done = () => {
      this.current = null
    }
    this.current = turn.then(done, done)
    return await turn
  }
}

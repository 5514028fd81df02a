import type { Outcome } from '../../shared/outcome'

/** Something that is asked for as a whole, and of which changes are pushed. */
export interface PushedState<Change> {
  /** Asks for it anew. */
  fetch(): Promise<void>
  /** A change was pushed while an answer may be under way. */
  note(change: Change): void
}

/**
 * What is pushed while the answer is under way may be newer than it, so it is laid over it in its order.
 * @param ask how the whole is read; a failure leaves what is shown
 * @param show is given what was answered, with what was pushed meanwhile
 */
export function createPushedState<Whole, Change>(
  ask: () => Promise<Outcome<Whole>>,
  withChange: (whole: Whole, change: Change) => Whole,
  show: (whole: Whole) => void,
): PushedState<Change> {
  let since: Change[] | null = null
  return {
    note: (change) => since?.push(change),
    fetch: async () => {
      const heard: Change[] = []
      since = heard
      const reply = await ask()
      // A later question was asked meanwhile: its answer is the one that counts.
      if (since !== heard) return
      since = null
      if (reply.ok) show(heard.reduce(withChange, reply.value))
    },
  }
}

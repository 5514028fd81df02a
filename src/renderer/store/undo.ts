import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Text } from '../../shared/text/text'

/** Something that was done and can be taken back. */
export interface Undoable {
  /** What was done, e.g. "Removed 3 boxes": a function, because the language can change meanwhile. */
  readonly say: (text: Text) => string
  /** Takes it back. Answers with what is wrong in words, or `null`. */
  readonly undo: () => Promise<string | null>
}

/** What can be taken back, and what of it is on the screen. */
export interface UndoState {
  /** The last done is the last element. */
  readonly stack: readonly Undoable[]
  /** What is offered in the corner at present: the top of the stack, until it is dismissed or taken back. */
  readonly offered: Undoable | null
  /** Why the last attempt to take something back did not succeed; it can be tried again. */
  readonly failure: string | null
  /** Whether something is being taken back. */
  readonly busy: boolean
}

/**
 * The way back from edits that destroy something. Whoever edits calls `done` after the station accepted, with the
 * inverse edit; the bar in the corner ("Removed 3 boxes · Undo") and Ctrl Z call `undo`. What is dismissed leaves the
 * corner, not the stack, unless taking it back has failed: nothing would come of trying that again for ever, and what
 * was done before would stay out of reach.
 */
export interface UndoStack {
  readonly state: StoreApi<UndoState>
  done(undoable: Undoable): void
  /** Takes back what was done last; nothing while another is being taken back. */
  undo(): Promise<void>
  dismiss(): void
  /**
   * Other boxes are shown: simulated ones, or the real ones again. What was done to the real ones waits for them; what
   * was done to simulated ones goes with them.
   */
  exchange(simulated: boolean): void
}

/** Further back nobody remembers what it was. */
const KEPT = 20

export function createUndoStack(): UndoStack {
  const state = createStore<UndoState>(() => ({ stack: [], offered: null, failure: null, busy: false }))
  // What was done to the real boxes, while simulated ones are shown.
  let aside: readonly Undoable[] = []
  return {
    state,
    done: (undoable) =>
      state.setState(({ stack }) => ({
        stack: [...stack, undoable].slice(-KEPT),
        offered: undoable,
        failure: null,
      })),
    undo: async () => {
      const { stack, busy } = state.getState()
      const last = stack.at(-1)
      if (last === undefined || busy) return
      state.setState({ busy: true, failure: null })
      const failure = await last.undo()
      if (failure !== null && state.getState().stack.includes(last)) {
        return state.setState({ busy: false, offered: last, failure })
      }
      if (failure === null) aside = aside.filter((one) => one !== last)
      // What was done meanwhile stays.
      state.setState(({ stack: now, offered }) => ({
        stack: now.filter((one) => one !== last),
        offered: offered === last ? null : offered,
        busy: false,
      }))
    },
    dismiss: () =>
      state.setState(({ stack, offered, failure }) => ({
        stack: failure === null ? stack : stack.filter((one) => one !== offered),
        offered: null,
        failure: null,
      })),
    exchange: (simulated) => {
      const { stack } = state.getState()
      state.setState({ stack: simulated ? [] : aside, offered: null, failure: null })
      aside = simulated ? stack : []
    },
  }
}

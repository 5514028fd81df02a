import { createStore, type StoreApi } from 'zustand/vanilla'

/** One sentence about what somebody just did, in the corner, for what has no better place of its own. */
export interface Notice {
  readonly sentence: string
  /** `wrong` stays until it is dismissed. */
  readonly kind: 'done' | 'wrong'
}

export interface Notices {
  readonly state: StoreApi<{ readonly notice: Notice | null }>
  tell(sentence: string): void
  /** Says why something was not done; `null` for what was takes back what was said before. */
  fail(wrong: string | null): void
  clear(): void
}

export function createNotices(): Notices {
  const state = createStore<{ readonly notice: Notice | null }>(() => ({ notice: null }))
  const show = (notice: Notice | null) => state.setState({ notice })
  return {
    state,
    tell: (sentence) => show({ sentence, kind: 'done' }),
    fail: (wrong) => show(wrong === null ? null : { sentence: wrong, kind: 'wrong' }),
    clear: () => show(null),
  }
}

import type { Transition, TransitionKind } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { Storage } from '../ports'

/** `undefined` are all that people are told of; what is kept for accounts is asked for by its kind. */
export const KINDS: readonly (TransitionKind | undefined)[] = [undefined, 'mute', 'incident', 'removal']

/** Everything that happened in a range, what is kept for accounts as well, some at a time; of each kind newest first. */
export async function* allTransitions(
  storage: Pick<Storage, 'transitions'>,
  range: { readonly from: Millis; readonly to: Millis },
  atOnce: number,
): AsyncGenerator<readonly Transition[]> {
  for (const kind of KINDS) {
    let before: string | undefined
    for (;;) {
      const some = await storage.transitions({ ...range, kind, before, limit: atOnce })
      if (some.length > 0) yield some
      if (some.length < atOnce) break
      before = some.at(-1)?.id
    }
  }
}

import type { CallName, Input } from '../../../shared/contract/calls'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Asks the station for something that has no place of its own to say what is wrong: a failure is told in the corner. */
export function useAsking() {
  const { station, notices } = useStores()
  const { problem } = useText()
  /** Answers with whether it was done. */
  return async <C extends CallName>(call: C, input: Input<C>): Promise<boolean> => {
    const outcome = await station.invoke(call, input)
    if (!outcome.ok) notices.fail(problem[outcome.problem.code])
    return outcome.ok
  }
}

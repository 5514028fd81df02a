import type { Input } from '../../../shared/contract/calls'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Writes something beside a box. Answers with what is wrong in words, or `null`; the box changes by the push. */
export function useEditGateway(id: string) {
  const { station } = useStores()
  const { problem } = useText()
  return async (edit: Omit<Input<'editGateway'>, 'id'>): Promise<string | null> => {
    const edited = await station.invoke('editGateway', { id, ...edit })
    return edited.ok ? null : problem[edited.problem.code]
  }
}

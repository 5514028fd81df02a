import type { Input } from '../../../shared/contract/calls'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Saves a part of the settings. Answers with what is wrong in words, or `null`; the new settings come as a push. */
export function useChangeSettings() {
  const { station } = useStores()
  const { problem } = useText()
  return async (change: Input<'changeSettings'>): Promise<string | null> => {
    const changed = await station.invoke('changeSettings', change)
    if (!changed.ok) return problem[changed.problem.code]
    station.state.setState({ settings: changed.value })
    return null
  }
}

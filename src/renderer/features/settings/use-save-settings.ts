import type { Input } from '../../../shared/contract/calls'
import type { Settings } from '../../../shared/model/settings'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Saves a part of the settings. Answers with what is wrong in words, or `null`. */
export type SaveSettings = (part: Input<'changeSettings'>) => Promise<string | null>

/** What each section is given. */
export interface SettingsPart {
  readonly settings: Settings
  readonly save: SaveSettings
}

/** `onSaved` hears of each try whether it went well. The new settings also come as a push. */
export function useSaveSettings(onSaved: (well: boolean) => void = () => undefined): SaveSettings {
  const { station } = useStores()
  const { problem } = useText()
  return async (part) => {
    const changed = await station.invoke('changeSettings', part)
    onSaved(changed.ok)
    if (!changed.ok) return problem[changed.problem.code]
    station.state.setState({ settings: changed.value })
    return null
  }
}

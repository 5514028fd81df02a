import { useState } from 'react'
import { useStores } from '../../store/context'
import { useLanguage, useSimulated, useText } from '../../store/hooks'
import { Switch } from '../../ui/Switch'
import { SIMULATED_BOXES } from './simulated-boxes'

/** Shows boxes that do not exist in place of the real ones, or the real ones again. */
export function SimulationSwitch() {
  const { receiver: say, problem } = useText()
  const { station } = useStores()
  const simulated = useSimulated()
  const language = useLanguage()
  const [failure, setFailure] = useState<string | null>(null)
  const change = async (on: boolean) => {
    const changed = await station.invoke('setSimulation', { boxes: on ? SIMULATED_BOXES : 0, language })
    setFailure(changed.ok ? null : problem[changed.problem.code])
  }
  return (
    <span className="row sm t2 nowrap">
      {failure !== null && (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
      <span aria-hidden="true">{say.simulated}</span>
      <Switch label={say.simulated} on={simulated} onChange={change} />
    </span>
  )
}

import { useState } from 'react'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { SIMULATED_BOXES } from '../receiver/simulated-boxes'
import { ImportSettings } from '../settings/ImportSettings'

/** A way to look around before there is a box. */
export function NoBoxAtHand() {
  const { welcome, problem } = useText()
  const { station } = useStores()
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const simulate = async () => {
    setBusy(true)
    const begun = await station.invoke('setSimulation', { boxes: SIMULATED_BOXES, language })
    setBusy(false)
    setFailure(begun.ok ? null : problem[begun.problem.code])
  }
  return (
    <section className="row no-box">
      <p className="grow">
        <span className="medium">{welcome.noBox}</span> <span className="t2">{welcome.simulate(SIMULATED_BOXES)}</span>
        {failure !== null && (
          <span className="field-error" role="alert">
            {' '}
            {failure}
          </span>
        )}
      </p>
      <Button icon="play" disabled={busy} onClick={simulate}>
        {welcome.startSimulation}
      </Button>
      <ImportSettings label={welcome.importSettings} />
    </section>
  )
}

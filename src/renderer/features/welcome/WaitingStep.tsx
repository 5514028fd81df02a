import { useEffect, useState } from 'react'
import type { RejectionView } from '../../../shared/contract/rejection'
import { formatStopwatch } from '../../../shared/text/duration'
import { minutes, seconds } from '../../../shared/time/millis'
import { useSimulated, useStation, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { Step } from './Step'
import { WaitingHelp } from './WaitingHelp'

/** Waits for the first report, and shows the latest request that was refused with its reason and what to do. */
export function WaitingStep() {
  const { welcome } = useText()
  const arrived = useStation(({ world }) => (world?.gateways.size ?? 0) > 0)
  const simulated = useSimulated()
  const rejection = useStation(({ rejections }) => rejections[0])
  const waited = useWaited()
  if (arrived && !simulated) {
    return (
      <Step number={3} state="done">
        <p className="step-title" role="status">
          {welcome.arrived}
        </p>
      </Step>
    )
  }
  return (
    <Step number={3}>
      <div className="row step-waiting">
        <span className="waiting-dot" />
        <p className="step-title grow">{welcome.waiting}</p>
        <span className="sm t3">{formatStopwatch(waited)}</span>
      </div>
      {rejection === undefined ? (
        <p className="sm t2 step-help">{waited < minutes(1) ? welcome.nothingYet : welcome.nothingStill}</p>
      ) : (
        <Refused rejection={rejection} />
      )}
      <WaitingHelp />
    </Step>
  )
}

function Refused({ rejection }: { readonly rejection: RejectionView }) {
  const text = useText()
  const { reason, hint } = text.rejection[rejection.code]
  return (
    <div className="note tone-off step-refused" role="status">
      <Glyph shape="cross" size="l" />
      <div className="grow">
        <p className="cause">{text.welcome.refused(rejection.from, reason, rejection.field)}</p>
        <p className="t2">{hint}</p>
        <p className="mono t3 ell">
          {rejection.method} {rejection.path}
        </p>
      </div>
    </div>
  )
}

/** How long this page has been waiting; the user's own time, which no receiver problem freezes. */
function useWaited() {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const begun = performance.now()
    const timer = setInterval(() => setWaited(performance.now() - begun), seconds(1))
    return () => clearInterval(timer)
  }, [])
  return waited
}

import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { SelfTestChecks } from '../receiver/SelfTestChecks'
import { useSelfTest } from '../receiver/use-self-test'

/** What somebody can do who waits in vain: let the station look at itself, or watch what comes. */
export function WaitingHelp() {
  const { welcome, receiver } = useText()
  const { view } = useStores()
  const { run, busy, result, failure } = useSelfTest()
  return (
    <>
      <div className="row step-actions">
        <Button size="small" disabled={busy} onClick={run}>
          {busy ? receiver.selfTest.running : welcome.runSelfTest}
        </Button>
        <Button kind="quiet" size="small" onClick={() => view.showScreen('receiver')}>
          {welcome.seeRequests}
        </Button>
      </div>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      {result !== null && (
        <div className="step-checks" role="status">
          <SelfTestChecks checks={result.checks} />
        </div>
      )}
    </>
  )
}

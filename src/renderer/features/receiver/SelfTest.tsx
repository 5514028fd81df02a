import { useEffect } from 'react'
import { formatMoment } from '../../../shared/text/instant'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { SelfTestChecks } from './SelfTestChecks'
import { useSelfTest } from './use-self-test'

/** What the receiver finds when it looks at itself and at this computer; it does so when somebody looks here. */
export function SelfTest() {
  const { receiver } = useText()
  const say = receiver.selfTest
  const language = useLanguage()
  const now = useMinute()
  const { run, busy, result, failure } = useSelfTest()
  // Again when the station is back: what was found before it went says little.
  const connected = useStation(({ connection }) => connection !== 'lost')
  useEffect(() => {
    if (connected) void run()
  }, [run, connected])
  return (
    <section className="panel self-test" aria-busy={busy}>
      <header>
        <h2 className="panel-title">{say.title}</h2>
        {result !== null && (
          <span className="sm t3 ell">{say.ranAt(formatMoment(Date.parse(result.at), now, language))}</span>
        )}
        <span className="grow" />
        <Button size="small" icon="play" disabled={busy} onClick={run}>
          {busy ? say.running : say.run}
        </Button>
      </header>
      {failure !== null && (
        <p className="receiver-line field-error" role="alert">
          {failure}
        </p>
      )}
      {result === null ? (
        failure === null && <p className="receiver-line sm t2">{say.intro}</p>
      ) : (
        <SelfTestChecks checks={result.checks} />
      )}
    </section>
  )
}

import { DEFAULT_SETTINGS } from '../../../shared/model/settings'
import { formatDuration } from '../../../shared/text/duration'
import { seconds } from '../../../shared/time/millis'
import { useReceiver, useStation, useText } from '../../store/hooks'
import { AddressStep } from './AddressStep'
import { NoBoxAtHand } from './NoBoxAtHand'
import { Step } from './Step'
import { WaitingStep } from './WaitingStep'
import './welcome.css'

/** Before the first box: is the receiver ready, which address to enter, and what arrives. */
export function WelcomeScreen() {
  const text = useText()
  const receiver = useReceiver()
  const period = useStation(({ settings }) => (settings ?? DEFAULT_SETTINGS).defaultPeriodSeconds)
  if (receiver === undefined) return null
  const addresses = receiver.urls.length
  return (
    <div className="page welcome">
      <div className="welcome-column">
        <h1>{text.welcome.title}</h1>
        <p className="welcome-lead">
          {receiver.listening ? text.welcome.ready(formatDuration(seconds(period), text)) : text.welcome.notReady}
        </p>
        <ol className="panel">
          <Step number={1} state={receiver.listening ? 'done' : 'failed'}>
            <p className="step-title">
              {receiver.listening
                ? text.welcome.listening(receiver.port)
                : text.receiverProblem[receiver.problem?.code ?? 'failed'].short(receiver.port)}
            </p>
            <p className="sm t3">{addresses > 0 ? text.welcome.adapters(addresses) : text.welcome.noAdapter}</p>
          </Step>
          <Step number={2}>
            <AddressStep urls={receiver.urls} />
          </Step>
          <WaitingStep />
        </ol>
        <NoBoxAtHand />
      </div>
    </div>
  )
}

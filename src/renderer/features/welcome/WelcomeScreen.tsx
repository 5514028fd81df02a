import type { ReceiverView } from '../../../shared/contract/views'
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
            <p className="sm t3">
              <Reach receiver={receiver} />
            </p>
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

/** How many ways lead here from outside, or why there is none. */
function Reach({ receiver: { urls, host } }: { readonly receiver: ReceiverView }) {
  const { welcome, receiver } = useText()
  const addresses = urls.filter(({ kind }) => kind !== 'loopback').length
  if (addresses > 0) return welcome.adapters(addresses)
  const isLoopback = urls.length > 0 && host !== '0.0.0.0' && host !== '::'
  return isLoopback ? receiver.selfTest.finding['loopback-only'].remedy?.(host, '') : welcome.noAdapter
}

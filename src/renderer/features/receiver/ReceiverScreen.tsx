import type { ReceiverView } from '../../../shared/contract/views'
import { formatAgo } from '../../../shared/text/duration'
import { formatCount } from '../../../shared/text/plural'
import { useReceiver, useSecond, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { ReceiverAddresses } from './ReceiverAddresses'
import { RejectedRequests } from './RejectedRequests'
import './receiver.css'

/** Where boxes report to: its state and addresses, and what it refused. */
export function ReceiverScreen() {
  const text = useText()
  const receiver = useReceiver()
  return (
    <>
      <div className="page-head">
        <h1>{text.receiver.title}</h1>
        {receiver && <ReceiverState receiver={receiver} />}
      </div>
      {receiver && (
        <div className="page receiver-page">
          <ReceiverAddresses receiver={receiver} />
          <RejectedRequests refused={receiver.rejected} />
        </div>
      )}
    </>
  )
}

function ReceiverState({ receiver }: { readonly receiver: ReceiverView }) {
  const text = useText()
  const { problem, listening } = receiver
  const isWell = listening && problem === null
  const said = isWell
    ? text.summary.listeningOn(receiver.port)
    : text.receiverProblem[problem?.code ?? 'failed'].short(receiver.port)
  return (
    <>
      <span className={`pill tone-${isWell ? 'ok' : 'off'}`}>
        <Glyph shape={isWell ? 'disc' : 'cross'} size="s" />
        {said}
      </span>
      <span className="sm t2">
        {text.receiver.rate(receiver.reportsPerSecond.toFixed(1))}
        {receiver.lastReportAt !== null && <LastReport at={receiver.lastReportAt} />} · {text.receiver.accepted}{' '}
        {formatCount(receiver.accepted)} · {text.receiver.refusedCount} {formatCount(receiver.rejected)}
      </span>
    </>
  )
}

function LastReport({ at }: { readonly at: string }) {
  const text = useText()
  const age = Math.max(0, useSecond() - Date.parse(at))
  return <> · {text.receiver.last(formatAgo(age, text))}</>
}

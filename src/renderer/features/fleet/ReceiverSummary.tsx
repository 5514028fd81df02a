import type { ReceiverView } from '../../../shared/contract/views'
import { formatAgo } from '../../../shared/text/duration'
import { useReceiver, useSecond, useStation, useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { Sparkline } from '../../ui/Sparkline'
import { CopyText } from '../shell/CopyText'

/** Whether reports can arrive, how many do, and the address to enter into a box. */
export function ReceiverSummary() {
  const text = useText()
  const receiver = useReceiver()
  if (receiver === undefined) return <div className="strip-receiver" />
  const url = receiver.urls[0]?.url
  return (
    <div className="strip-receiver">
      <div className="strip-rate">
        <span className="xs t3">{text.summary.reportsPerSecond}</span>
        <span className="row">
          <b>{receiver.reportsPerSecond.toFixed(1)}</b>
          <Sparkline values={receiver.rateTrend} low={0} high={Math.max(2, ...receiver.rateTrend) * 1.2} />
        </span>
      </div>
      <div>
        <span className="xs t3">{text.summary.lastReport}</span>
        <LastReport at={receiver.listening ? receiver.lastReportAt : null} />
      </div>
      <div>
        <Listening receiver={receiver} />
        {url !== undefined && (
          <span className="strip-url">
            <span className="mono sm ell">{url}</span>
            <CopyText text={url} label={text.summary.copyUrl} />
          </span>
        )}
      </div>
    </div>
  )
}

function LastReport({ at }: { readonly at: string | null }) {
  const text = useText()
  const now = useSecond()
  return <span className="nowrap medium">{at === null ? '—' : formatAgo(Math.max(0, now - Date.parse(at)), text)}</span>
}

function Listening({ receiver }: { readonly receiver: ReceiverView }) {
  const text = useText()
  const lost = useStation(({ connection }) => connection === 'lost')
  const { problem } = receiver
  const isWell = !lost && receiver.listening && problem === null
  const said = lost
    ? text.summary.notConnected
    : problem !== null
      ? text.receiverProblem[problem.code].short(problem.port)
      : receiver.listening
        ? text.summary.listeningOn(receiver.port)
        : text.receiverProblem.failed.short()
  return (
    <span className={`row xs strip-listening tone-${isWell ? 'ok' : 'off'}`}>
      <Glyph shape={isWell ? 'disc' : 'cross'} size="s" />
      <span className="toned medium nowrap">{said}</span>
    </span>
  )
}

import type { ReceiverView } from '../../../shared/contract/views'
import { formatAgo, formatDuration } from '../../../shared/text/duration'
import { formatCount } from '../../../shared/text/plural'
import { useSecond, useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { Sparkline } from '../../ui/Sparkline'
import { SimulationSwitch } from './SimulationSwitch'
import { useOpenReceiver } from './use-open-receiver'

/** What the screen is, whether reports can arrive and how many do. */
export function ReceiverHead({ receiver }: { readonly receiver: ReceiverView | undefined }) {
  const { receiver: say, desktop } = useText()
  const { restart, pause, busy, failure } = useOpenReceiver()
  return (
    <div className="page-head receiver-head">
      <h1>{say.title}</h1>
      {receiver && <ReceiverState receiver={receiver} />}
      {receiver && <ReceiverFigures receiver={receiver} />}
      <span className="grow" />
      {failure !== null && (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
      <SimulationSwitch />
      {receiver?.listening && (
        <Button icon="pause" disabled={busy} onClick={pause}>
          {desktop.tray.pause}
        </Button>
      )}
      <Button icon="refresh" disabled={busy || receiver === undefined} onClick={restart}>
        {say.restart}
      </Button>
    </div>
  )
}

function ReceiverState({ receiver }: { readonly receiver: ReceiverView }) {
  const text = useText()
  const lost = useStation(({ connection }) => connection === 'lost')
  const { problem, listening } = receiver
  const isWell = !lost && listening && problem === null
  const said = lost
    ? text.summary.notConnected
    : isWell
      ? text.summary.listeningOn(receiver.port)
      : text.receiverProblem[problem?.code ?? 'failed'].short(receiver.port)
  return (
    <span className={`pill tone-${isWell ? 'ok' : 'off'}`}>
      <Glyph shape={isWell ? 'disc' : 'cross'} size="s" />
      {said}
    </span>
  )
}

function ReceiverFigures({ receiver }: { readonly receiver: ReceiverView }) {
  const { receiver: say } = useText()
  const { rateTrend, reportsPerSecond, lastReportAt, listeningSince, accepted, rejected } = receiver
  return (
    <>
      {rateTrend.some((rate) => rate > 0) && (
        <span className="receiver-trend" role="img" aria-label={say.rateTrend}>
          <Sparkline values={rateTrend} low={0} high={Math.max(2, ...rateTrend) * 1.2} />
        </span>
      )}
      <span className="sm t3">
        {say.rate(reportsPerSecond.toFixed(1))}
        {lastReportAt !== null && <LastReport at={lastReportAt} />}
        {listeningSince !== null && <UpTime since={listeningSince} />} · {say.accepted} {formatCount(accepted)} ·{' '}
        {say.refusedCount} {formatCount(rejected)}
      </span>
    </>
  )
}

function LastReport({ at }: { readonly at: string }) {
  const text = useText()
  const age = Math.max(0, useSecond() - Date.parse(at))
  return <> · {text.receiver.last(formatAgo(age, text))}</>
}

function UpTime({ since }: { readonly since: string }) {
  const text = useText()
  const length = Math.max(0, useSecond() - Date.parse(since))
  return <> · {text.receiver.up(formatDuration(length, text))}</>
}

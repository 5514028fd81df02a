import { formatAgo } from '../../../../shared/text/duration'
import { useReceiver, useSecond, useStandingCounts, useStation, useText } from '../../../store/hooks'
import { isOnlyWall } from '../../../store/visitor'
import { Glyph } from '../../../ui/Glyph'
import { useWakeLock } from '../../../ui/use-wake-lock'
import { standingGlyph } from '../../gateway/standing-look'
import { legendOf } from './wall-legend'

/** What the shapes mean, whether reports arrive, and how to leave. */
export function WallFoot() {
  const text = useText()
  const mayDarken = useWakeLock() === 'impossible'
  return (
    <footer className="wall-foot">
      {legendOf(useStandingCounts()).map((standing) => (
        <span key={standing}>
          <Glyph shape={standingGlyph[standing]} />
          {text.standing[standing]}
        </span>
      ))}
      <span className="wall-receiver">
        <Receiving />
      </span>
      {mayDarken && (
        <span className="t3" data-tip={text.wall.mayDarkenWhy}>
          {text.wall.mayDarken}
        </span>
      )}
      <span className="t3">{isOnlyWall() ? text.access.walls.wallTitle : text.wall.leave}</span>
    </footer>
  )
}

function Receiving() {
  const text = useText()
  const receiver = useReceiver()
  const lost = useStation(({ connection }) => connection === 'lost')
  const now = useSecond()
  if (receiver === undefined) return null
  const { listening, problem, port, lastReportAt, reportsPerSecond } = receiver
  if (lost || !listening || problem !== null) {
    return (
      <>
        <Glyph shape="cross" />
        {lost ? text.summary.notConnected : text.receiverProblem[problem?.code ?? 'failed'].short(port)}
      </>
    )
  }
  const last = lastReportAt === null ? null : formatAgo(Math.max(0, now - Date.parse(lastReportAt)), text)
  const parts = [text.summary.listeningOn(port), text.wall.rate(reportsPerSecond.toFixed(1))]
  return (
    <>
      <Glyph shape="disc" />
      {[...parts, ...(last === null ? [] : [text.wall.lastReport(last)])].join(' · ')}
    </>
  )
}

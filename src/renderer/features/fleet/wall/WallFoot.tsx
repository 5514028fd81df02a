import { formatAgo } from '../../../../shared/text/duration'
import { useReceiver, useSecond, useStandingCounts, useStation, useText } from '../../../store/hooks'
import { useEngineGoneSince, useIsHeadquarters } from '../../../store/sites'
import { isOnlyWall } from '../../../store/visitor'
import { Glyph } from '../../../ui/Glyph'
import { useWakeLock } from '../../../ui/use-wake-lock'
import { standingGlyph } from '../../gateway/standing-look'
import { countedIn } from '../counts-in-order'

/** What the shapes mean, whether reports arrive, and how to leave. */
export function WallFoot() {
  const text = useText()
  const mayDarken = useWakeLock() === 'impossible'
  return (
    <footer className="wall-foot">
      {countedIn(useStandingCounts()).map((standing) => (
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
  const listens = useListening(receiver?.port ?? 0)
  if (receiver === undefined) return null
  const { listening, problem, port, lastReportAt, reportsPerSecond } = receiver
  if (lost || !listening || problem !== null || !listens.isWell) {
    const wrong = listens.isWell ? text.receiverProblem[problem?.code ?? 'failed'].short(port) : listens.said
    return (
      <>
        <Glyph shape="cross" />
        {lost ? text.summary.notConnected : wrong}
      </>
    )
  }
  const last = lastReportAt === null ? null : formatAgo(Math.max(0, now - Date.parse(lastReportAt)), text)
  const parts = [listens.said, text.wall.rate(reportsPerSecond.toFixed(1))]
  return (
    <>
      <Glyph shape="disc" />
      {[...parts, ...(last === null ? [] : [text.wall.lastReport(last)])].join(' · ')}
    </>
  )
}

/** Where reports come in: a receiver, or at headquarters the servers that carry what sites send. */
function useListening(port: number): { readonly said: string; readonly isWell: boolean } {
  const { summary, sites } = useText()
  const isHeadquarters = useIsHeadquarters()
  const isGone = useEngineGoneSince() !== null
  if (!isHeadquarters) return { said: summary.listeningOn(port), isWell: true }
  return { said: isGone ? sites.engine.gone : sites.engine.well, isWell: !isGone }
}

import type { ReceiverProblem } from '../../../shared/contract/views'
import { formatMoment } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useReceiver, useSimulated, useStation, useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { isOnlyWall } from '../../store/visitor'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { showSection } from '../settings/show-section'
import { useOpenReceiver } from './use-open-receiver'
import './banner.css'

/** Above everything when the fault is not with a box: the station is out of reach, or its receiver hears nothing. */
export function StationBanner() {
  const lost = useStation(({ connection }) => connection === 'lost')
  const problem = useReceiver()?.problem ?? null
  if (lost) return <LostBanner />
  if (problem === null) return null
  const { code } = problem
  return code === 'storage-full' || code === 'storage-failed' ? (
    <StorageBanner problem={problem} code={code} />
  ) : (
    <ReceiverBanner problem={problem} />
  )
}

function LostBanner() {
  const { banner } = useText()
  return (
    <div className="banner">
      <div className="note tone-off" role="alert">
        <Glyph shape="cross" size="l" />
        <p className="grow">
          <span className="cause">{banner.lost}</span> <span className="t2">{banner.lostEffect}</span>
        </p>
      </div>
    </div>
  )
}

interface StorageProps {
  readonly problem: ReceiverProblem
  readonly code: 'storage-full' | 'storage-failed'
}

/** Boxes are heard, and shown as they are; what they report cannot be kept. At headquarters, what happened at its sites. */
function StorageBanner({ problem, code }: StorageProps) {
  const { receiverProblem, receiver: say, sites } = useText()
  const isHeadquarters = useIsHeadquarters()
  const { view } = useStores()
  const language = useLanguage()
  const now = useMinute()
  const since = formatMoment(Date.parse(problem.since), now, language)
  return (
    <div className="banner">
      <div className="note tone-off" role="alert">
        <Glyph shape="cross" size="l" />
        <p className="grow">
          <span className="cause">{isHeadquarters ? sites.notKept[code] : receiverProblem[code].sentence()}</span>{' '}
          <span className="t2">{isHeadquarters ? sites.notKeptEffect(since) : say.storageEffect[code](since)}</span>
        </p>
        {!isOnlyWall() && (
          <Button
            size="small"
            onClick={() => {
              view.showScreen('settings')
              showSection('data')
            }}
          >
            {say.showStorage}
          </Button>
        )}
      </div>
    </div>
  )
}

function ReceiverBanner({ problem }: { readonly problem: ReceiverProblem }) {
  const { receiverProblem, banner, action, desktop } = useText()
  const { open, busy, failure } = useOpenReceiver()
  const simulated = useSimulated()
  const { freePort } = problem
  return (
    <div className="banner">
      <div className="note tone-off" role="alert">
        <Glyph shape="cross" size="l" />
        <p className="grow">
          <span className="cause">{receiverProblem[problem.code].sentence(problem.port, problem.owner)}</span>{' '}
          <span className="t2">{failure ?? (simulated ? '' : banner.frozen)}</span>
        </p>
        {freePort !== null && !isOnlyWall() && (
          <Button size="small" disabled={busy} onClick={() => open(freePort)}>
            {action.switchToPort(freePort)}
          </Button>
        )}
        {!isOnlyWall() && (
          <Button kind="primary" size="small" disabled={busy} onClick={() => open()}>
            {problem.code === 'paused' ? desktop.tray.resume : action.tryAgain}
          </Button>
        )}
      </div>
    </div>
  )
}

import type { TellingView } from '../../../shared/contract/site-views'
import { formatCount } from '../../../shared/text/plural'
import type { Text } from '../../../shared/text/text'
import { useReceiver, useText } from '../../store/hooks'
import { useEngineGoneSince, useSites, useTelling } from '../../store/sites'
import { Glyph } from '../../ui/Glyph'
import { Sparkline } from '../../ui/Sparkline'

/** Which process of headquarters sends alerts, where there may be several. */
function tellingSentence({ role, leader }: TellingView, say: Text['sites']['telling']): string {
  return role === 'standing-by' && leader !== null ? say.by(leader) : say[role]
}

/** In place of the receiver, which headquarters has none of: how much the sites send, and whether all of them are heard. */
export function SitesSummary() {
  const text = useText()
  const flow = useReceiver()
  const sites = useSites()
  const isGone = useEngineGoneSince() !== null
  const telling = useTelling()
  const live = sites.filter(({ link }) => link.state === 'live').length
  return (
    <div className="strip-receiver">
      {flow !== undefined && (
        <div className="strip-rate">
          <span className="xs t3">{text.summary.reportsPerSecond}</span>
          <span className="row">
            <b>{flow.reportsPerSecond.toFixed(1)}</b>
            <Sparkline values={flow.rateTrend} low={0} high={Math.max(2, ...flow.rateTrend) * 1.2} />
          </span>
        </div>
      )}
      <div>
        <span
          className="nowrap medium"
          data-tip={telling === null ? undefined : tellingSentence(telling, text.sites.telling)}
        >
          {text.sites.liveOf(formatCount(live), formatCount(sites.length))}
        </span>
        <span className={`row xs strip-listening tone-${isGone ? 'off' : 'ok'}`}>
          <Glyph shape={isGone ? 'cross' : 'disc'} size="s" />
          <span className="toned medium nowrap">{isGone ? text.sites.engine.gone : text.sites.engine.well}</span>
        </span>
      </div>
    </div>
  )
}

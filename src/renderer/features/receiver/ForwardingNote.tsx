import { forwardingLine } from '../../../shared/text/forwarding-line'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { showSection } from '../settings/show-section'

/** What keeps headquarters from having what is kept here, where something does; nothing otherwise. */
export function ForwardingNote() {
  const text = useText()
  const { view } = useStores()
  const language = useLanguage()
  const now = useMinute()
  const forwarding = useStation((state) => state.forwarding)
  if (forwarding === null) return null
  const { state, problem, atRisk } = forwarding
  const isWell = state === 'off' || state === 'connecting' || state === 'connected'
  if (isWell && !atRisk) return null
  const say = text.forwarding
  const cause = problem === null ? '' : say.problems[problem]
  const effect = atRisk ? say.atRisk : state === 'disconnected' ? say.nothingLost : ''
  return (
    <div className="note tone-late forwarding-note" role="status">
      <Glyph shape={state === 'disconnected' ? 'clock' : 'cross'} size="l" />
      <p className="grow">
        <span className="cause">{`${forwardingLine(forwarding, now, language, text)}${say.stop}`}</span>{' '}
        <span className="t2">{[cause, effect].filter(Boolean).join(say.gap)}</span>
      </p>
      <Button
        size="small"
        onClick={() => {
          view.showScreen('settings')
          showSection('headquarters')
        }}
      >
        {say.show}
      </Button>
    </div>
  )
}

import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { type Millis, seconds } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useNotice, useUndoState } from '../../store/use-corner'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { useHold } from '../../ui/use-hold'
import './corner.css'

/** Long enough to read, and to notice that it was the wrong box. */
const OFFERED: Millis = seconds(12)
const TOLD: Millis = seconds(4)

/** What was just done, and the way back from it; what could not be done, and why. */
export function Corner() {
  const text = useText()
  const { undo, notices } = useStores()
  const { offered, failure, busy } = useUndoState()
  const notice = useNotice()
  return (
    <div className="corner">
      {notice !== null && (
        <Bar
          key={notice.sentence}
          wrong={notice.kind === 'wrong'}
          stays={notice.kind === 'wrong' ? null : TOLD}
          onDismiss={notices.clear}
        >
          <span className="grow">{notice.sentence}</span>
        </Bar>
      )}
      {offered !== null && (
        <Bar
          key={offered.say(text)}
          wrong={failure !== null}
          stays={busy || failure !== null ? null : OFFERED}
          onDismiss={undo.dismiss}
        >
          <span className="grow">{failure ?? offered.say(text)}</span>
          <Button size="small" icon="undo" disabled={busy} onClick={() => void undo.undo()}>
            {busy ? text.undo.undoing : text.undo.undo} <span className="kbd">Ctrl Z</span>
          </Button>
        </Bar>
      )}
    </div>
  )
}

interface BarProps {
  readonly wrong: boolean
  /** Until it leaves by itself; `null` for never. */
  readonly stays: Millis | null
  readonly onDismiss: () => void
  readonly children: ReactNode
}

function Bar({ wrong, stays, onDismiss, children }: BarProps) {
  const { undo } = useText()
  const { held, holding } = useHold()
  const leave = useEffectEvent(onDismiss)
  useEffect(() => {
    if (stays === null || held) return
    const timer = setTimeout(() => leave(), stays)
    return () => clearTimeout(timer)
  }, [stays, held])
  return (
    <div className={wrong ? 'corner-bar wrong' : 'corner-bar'} role={wrong ? 'alert' : 'status'} {...holding}>
      {wrong && <Icon name="caution" small />}
      {children}
      <button type="button" className="copy" aria-label={undo.dismiss} data-tip={undo.dismiss} onClick={onDismiss}>
        <Icon name="close" small />
      </button>
    </div>
  )
}

import { useEffect, useRef } from 'react'
import { seconds } from '../../../shared/time/millis'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { isBad, type Toast } from '../../store/toasts'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { useHold } from '../../ui/use-hold'
import { alertGlyph } from './alert-glyph'
import { ToastActions } from './ToastActions'
import { toastWords } from './toast-words'

/** Good news is read in so long. */
const RECOVERY_SHOWN = seconds(6)

interface Props {
  readonly toast: Toast
  readonly onDismiss: (id: string) => void
}

/** One announcement: what happened, and what can be done about it. Esc dismisses it while the focus is in it. */
export function ToastCard({ toast, onDismiss }: Props) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const { announcement, id } = toast
  const stays = isBad(toast)
  const { held, holding } = useHold()
  const dismiss = useRef(onDismiss)
  dismiss.current = onDismiss
  useEffect(() => {
    if (stays || held) return
    const timer = setTimeout(() => dismiss.current(id), RECOVERY_SHOWN)
    return () => clearTimeout(timer)
  }, [stays, held, id])
  const { title, sentence, list } = toastWords(announcement, text, language, now)
  return (
    <li>
      <div
        className="toast"
        role={announcement.severity === 'critical' ? 'alert' : 'status'}
        data-toast={id}
        {...holding}
      >
        <Glyph shape={alertGlyph(announcement)} size="l" />
        <p className="toast-title">{toast.aside ? text.alerts.realBox(title) : title}</p>
        <button type="button" className="copy" aria-label={text.alerts.dismiss} onClick={() => onDismiss(id)}>
          <Icon name="close" small />
        </button>
        {sentence !== '' && <p className="toast-body">{sentence}</p>}
        {list.length > 0 && (
          <ul className="toast-body">
            {list.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two boxes may have one name, and the lines of a toast stay as they are
              <li key={place} className="ell">
                {line}
              </li>
            ))}
          </ul>
        )}
        {stays && (
          <ToastActions announcement={announcement} aside={toast.aside === true} onDone={() => onDismiss(id)} />
        )}
      </div>
    </li>
  )
}

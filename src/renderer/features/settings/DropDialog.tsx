import { useState } from 'react'
import type { DayUsage } from '../../../shared/history/retention'
import { useLanguage, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { dropWords } from './drop-words'

interface Props {
  /** Oldest first; one at least. */
  readonly dropped: readonly DayUsage[]
  readonly onCancel: () => void
  /** Answers with what is wrong, or `null`. */
  readonly onConfirm: () => Promise<string | null>
}

/** Says which days a lower limit gives up, and asks whether that is meant. */
export function DropDialog({ dropped, onCancel, onConfirm }: Props) {
  const text = useText()
  const { settings, action } = text
  const say = settings.data
  const language = useLanguage()
  const [wrong, setWrong] = useState<string | null>(null)
  const title = say.dropTitle(dropped.length)
  return (
    <Dialog label={title} className="dialog" onClose={onCancel}>
      <h2>{title}</h2>
      <p>{dropWords(dropped, text, language)}</p>
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <div className="dialog-end">
        <Button onClick={onCancel}>{action.cancel}</Button>
        <Button kind="primary" onClick={async () => setWrong(await onConfirm())}>
          {say.dropConfirm}
        </Button>
      </div>
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'

interface Props {
  readonly title: string
  /** What is done, as a verb. */
  readonly confirm: string
  readonly cancel: string
  /** Why it could not be done. */
  readonly wrong: string | null
  /** Under way it cannot be taken back, and its end has to be seen. */
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What it brings about. */
  readonly children: ReactNode
}

/** Asks before something is done that is not taken back as easily. */
export function ConfirmDialog({ title, confirm, cancel, wrong, busy = false, onConfirm, onClose, children }: Props) {
  const close = () => {
    if (!busy) onClose()
  }
  return (
    <Dialog label={title} className="dialog" onClose={close}>
      <h2>{title}</h2>
      {children}
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <footer>
        <Button disabled={busy} onClick={onClose}>
          {cancel}
        </Button>
        <Button kind="primary" disabled={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </footer>
    </Dialog>
  )
}

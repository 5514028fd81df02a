import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'

interface Props {
  readonly label: string
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal layer: keeps the focus inside, closes with Esc or a click beside it, gives the focus back. */
export function Dialog({ label, className, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  // In the layout, because a dialog that has left the page already gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  useEffect(() => {
    const dialog = ref.current
    // A click on the backdrop has the dialog itself as its target; what is inside lies on a box of its own.
    const closeBeside = (event: MouseEvent) => {
      if (event.target === dialog) onClose()
    }
    dialog?.addEventListener('click', closeBeside)
    return () => dialog?.removeEventListener('click', closeBeside)
  }, [onClose])
  return (
    <dialog
      ref={ref}
      className={`veil ${className}-layer`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={className}>{children}</div>
    </dialog>
  )
}

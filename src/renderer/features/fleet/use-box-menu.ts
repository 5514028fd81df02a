import { type MouseEvent, useState } from 'react'
import { type Anchor, pointAt } from '../../ui/Menu'

/** The box whose menu is open, and where. */
export interface OpenBoxMenu {
  readonly id: string
  readonly anchor: Anchor
  /** A menu at the pointer opens to its right, one of a button keeps its edge. */
  readonly align: 'left' | 'right'
}

const SECONDARY = 2

/**
 * The menu of a box, one for all that are drawn: its button, a right click or the menu key opens it. However it is drawn,
 * a box carries its id as `data-gateway`.
 */
export function useBoxMenu() {
  const [open, setOpen] = useState<OpenBoxMenu | null>(null)
  return {
    open,
    close: () => setOpen(null),
    onClick: ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest('.card-menu') : null
      const id = boxAt(target)?.dataset['gateway']
      if (button !== null && id !== undefined) setOpen({ id, anchor: button, align: 'right' })
    },
    onContextMenu: (event: MouseEvent) => {
      const box = boxAt(event.target)
      const id = box?.dataset['gateway']
      if (box === null || id === undefined) return
      event.preventDefault()
      // The menu key has no pointer to stand at.
      const anchor = event.button === SECONDARY ? pointAt(event.clientX, event.clientY) : box
      setOpen({ id, anchor, align: 'left' })
    },
  }
}

const boxAt = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-gateway]') : null

import { type MouseEvent, useState } from 'react'
import { type Anchor, pointAt } from './Menu'

/** Whose menu is open, and where. */
export interface OpenMenu {
  readonly id: string
  readonly anchor: Anchor
  /** A menu at the pointer opens to its right, one of a button keeps its edge. */
  readonly align: 'left' | 'right'
}

const SECONDARY = 2

/**
 * One menu for all of many things that are drawn: the button in a thing, a right click or the menu key opens it. A thing
 * carries its id as `data-gateway` or `data-device`. Spread `handlers` on what holds them.
 * @param button the class of the button
 */
export function useMenuOf(things: 'gateway' | 'device', button: string) {
  const [open, setOpen] = useState<OpenMenu | null>(null)
  const thingAt = (target: EventTarget): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>(`[data-${things}]`) : null
  const handlers = {
    onClick: ({ target }: MouseEvent) => {
      const anchor = target instanceof Element ? target.closest(`.${button}`) : null
      const id = thingAt(target)?.dataset[things]
      if (anchor !== null && id !== undefined) setOpen({ id, anchor, align: 'right' })
    },
    onContextMenu: (event: MouseEvent) => {
      const thing = thingAt(event.target)
      const id = thing?.dataset[things]
      if (thing === null || id === undefined) return
      event.preventDefault()
      // The menu key has no pointer to stand at.
      const anchor = event.button === SECONDARY ? pointAt(event.clientX, event.clientY) : thing
      setOpen({ id, anchor, align: 'left' })
    },
  }
  return { open, close: () => setOpen(null), handlers }
}

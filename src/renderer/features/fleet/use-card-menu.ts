import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import { useAcknowledgeBox } from '../alerts/use-box-keys'

interface OpenMenu {
  readonly id: string
  readonly anchor: Element
}

/** The menu of a card: its button, a right click or M open it; A takes note without it. One for the whole grid. */
export function useCardMenu(element: RefObject<HTMLElement | null>, ids: readonly string[], active: number) {
  const [open, setOpen] = useState<OpenMenu | null>(null)
  const acknowledgeBox = useAcknowledgeBox()

  const openOn = (cell: HTMLElement | null | undefined): boolean => {
    const id = ids[Number(cell?.dataset['place'] ?? -1)]
    const anchor = cell?.querySelector('.card-menu')
    if (id === undefined || !anchor) return false
    setOpen({ id, anchor })
    return true
  }
  return {
    open,
    close: () => setOpen(null),
    onClick: ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.card-menu')) openOn(cellOf(target))
    },
    onContextMenu: (event: MouseEvent) => {
      if (event.target instanceof Element && openOn(cellOf(event.target))) event.preventDefault()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'm') openOn(element.current?.querySelector<HTMLElement>(`[data-place="${active}"]`))
      const id = ids[active]
      if (key === 'a' && id !== undefined) void acknowledgeBox(id)
    },
  }
}

const cellOf = (target: Element): HTMLElement | null => target.closest<HTMLElement>('[data-place]')

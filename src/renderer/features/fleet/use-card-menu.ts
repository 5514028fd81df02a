import { type MouseEvent, useState } from 'react'

interface OpenMenu {
  readonly id: string
  readonly anchor: Element
}

/** The menu of a card: its button or a right click opens it. One for the whole grid. */
export function useCardMenu(ids: readonly string[]) {
  const [open, setOpen] = useState<OpenMenu | null>(null)

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
  }
}

const cellOf = (target: Element): HTMLElement | null => target.closest<HTMLElement>('[data-place]')

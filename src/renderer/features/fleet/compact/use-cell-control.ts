import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react'
import { useStores } from '../../../store/context'
import { useOpenBox } from '../use-open-box'
import { nextCell, type PanelLayout } from './next-cell'
import type { PanelOf } from './use-panels'

/** How panels of cells are used with one tab stop: arrows move, Enter or a click opens, Space and Ctrl-click select. */
export function useCellControl(
  element: RefObject<HTMLElement | null>,
  panels: readonly PanelOf[],
  layout: PanelLayout,
) {
  const { view } = useStores()
  const openBox = useOpenBox()
  const order = () => panels.flatMap(({ ids }) => ids)
  const select = (id: string, extend: boolean) => (extend ? view.extendSelection(id, order()) : view.toggleSelected(id))

  const move = (id: string, event: KeyboardEvent) => {
    const panel = panels.findIndex(({ ids }) => ids.includes(id))
    const next = nextCell(event.key, { panel, place: panels[panel]?.ids.indexOf(id) ?? 0 }, layout)
    const to = next === null ? undefined : panels[next.panel]?.ids[next.place]
    if (to === undefined) return
    event.preventDefault()
    if (event.shiftKey) {
      if (view.state.getState().selection.anchor === null) view.toggleSelected(id)
      select(to, true)
    }
    const cell = element.current?.querySelector<HTMLElement>(`[data-gateway="${CSS.escape(to)}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest' })
  }
  return {
    onFocus: ({ target }: FocusEvent) => {
      const id = cellIdOf(target)
      if (id !== null) view.setActive(id)
    },
    onClick: (event: MouseEvent) => {
      const id = cellIdOf(event.target)
      if (id === null) return
      if (event.shiftKey || event.ctrlKey || event.metaKey) select(id, event.shiftKey)
      else openBox(id)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const id = cellIdOf(event.target)
      if (id === null) return
      if (event.key === 'Enter') return openBox(id)
      if (event.key === ' ') {
        event.preventDefault()
        return select(id, false)
      }
      move(id, event)
    },
  }
}

/** The box that a cell stands for. */
export const cellIdOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-gateway]')?.dataset['gateway'] ?? null) : null

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import type { EventLine } from '../../store/event-rows'
import type { ScrollListControl } from '../../ui/ScrollList'
import { useWhenever } from '../../ui/use-whenever'

interface Does {
  readonly acknowledge: (line: EventLine) => void
  readonly openMenu: (line: EventLine, element: HTMLElement) => void
  readonly toggle: (line: EventLine, open: boolean) => void
}

const PAGE = 10

/** One line of the list is the one that Tab reaches; arrows move it. A takes note, M opens the menu, right and left open bursts. */
export function useLineKeys(
  lines: readonly EventLine[],
  list: RefObject<ScrollListControl | null>,
  frame: RefObject<HTMLElement | null>,
  does: Does,
) {
  const [active, setActive] = useState<string | null>(null)
  const moves = useRef(false)
  const rows = lines.filter(({ kind }) => kind !== 'day')
  const place = Math.max(
    0,
    rows.findIndex(({ key }) => key === active),
  )
  const current = rows[place]

  // The focus follows the line, wherever that comes to stand.
  useWhenever(active, (key) => {
    if (moves.current) elementOf(frame.current, key)?.focus({ preventScroll: true })
    moves.current = false
    return undefined
  })

  const moveTo = (next: number) => {
    const line = rows[Math.max(0, Math.min(rows.length - 1, next))]
    if (line === undefined || line.key === current?.key) return
    moves.current = true
    list.current?.scrollTo(line.key, 'nearest')
    setActive(line.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || current === undefined) return
    if (!(target instanceof Element) || target.closest('.event') === null) return
    const done = () => event.preventDefault()
    const next = targetOf(key, place, rows.length)
    if (next !== null) {
      done()
      return moveTo(next)
    }
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      done()
      return does.toggle(current, key === 'ArrowRight')
    }
    if (key.toLowerCase() === 'a') does.acknowledge(current)
    const element = elementOf(frame.current, current.key)
    if (key.toLowerCase() === 'm' && element !== null) does.openMenu(current, element)
  }
  return {
    current: current?.key ?? null,
    onKeyDown,
    /** The line that the focus is in, however it came there. */
    stand: (key: string | null) => setActive(key),
  }
}

function targetOf(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return place + 1
    case 'ArrowUp':
      return place - 1
    case 'PageDown':
      return place + PAGE
    case 'PageUp':
      return place - PAGE
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

function elementOf(frame: HTMLElement | null, key: string | null): HTMLElement | null {
  const line = key === null ? null : frame?.querySelector(`[data-line="${CSS.escape(key)}"]`)
  return line?.querySelector<HTMLElement>('.event-main') ?? null
}

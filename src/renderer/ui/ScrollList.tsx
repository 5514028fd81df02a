import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { type Anchor, anchorsAt, layoutOf, lineAt, topFor } from './list-anchor'
import './scroll-list.css'

export interface ListLine {
  readonly key: string
  /** px */
  readonly height: number
  /** It heads the lines after it: it stays at the top while they pass, and one does not read from it. */
  readonly heads?: boolean
}

export interface ScrollListControl {
  /** Brings a line to the top, or (`nearest`) into sight. */
  scrollTo(key: string, where: 'top' | 'nearest'): void
  toTop(): void
}

interface Props {
  readonly label: string
  readonly lines: readonly ListLine[]
  readonly draw: (place: number) => ReactNode
  /** The head of the lines at the top, while its own line is above them. */
  readonly drawHead: (place: number) => ReactNode
  /** A line that stays drawn wherever the list is scrolled to, because the focus is in it. */
  readonly kept: string | null
  /** Hears which lines are in sight, and whether the list is at its top. */
  readonly onSight: (first: number, last: number, atTop: boolean) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly control: Ref<ScrollListControl>
  readonly foot: ReactNode
  readonly busy: boolean
  /** Whether new lines at the very top push the others down; otherwise what is read stays there too. */
  readonly sticks: boolean
  /** Whenever it becomes another, the list is another one and begins at its top. */
  readonly begun: number
}

const OVERSCAN = 10

/**
 * A list of lines of different heights that grows and shrinks at both ends while it is read: what is in sight stays
 * where it is. Only at the very top new lines push the others down.
 */
export function ScrollList({
  label,
  lines,
  draw,
  drawHead,
  kept,
  onSight,
  onKeyDown,
  control,
  foot,
  busy,
  sticks,
  begun,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => layoutOf(lines), [lines])
  const heads = useMemo(() => new Set(lines.filter((line) => line.heads).map(({ key }) => key)), [lines])
  const keptPlace = useMemo(() => (kept === null ? -1 : lines.findIndex(({ key }) => key === kept)), [lines, kept])
  const anchors = useRef<readonly Anchor[]>([])
  const atTop = useRef(true)
  const began = useRef(begun)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => lines[place]?.height ?? 0,
    getItemKey: useMemo(() => (place: number) => lines[place]?.key ?? place, [lines]),
    overscan: OVERSCAN,
    useFlushSync: false,
    rangeExtractor: (range: Range) => {
      const places = defaultRangeExtractor(range)
      return keptPlace < 0 || places.includes(keptPlace) ? places : [...places, keptPlace].sort((a, b) => a - b)
    },
  })

  const look = useRef(() => {})
  look.current = () => {
    const element = scroller.current
    if (element === null) return
    const { scrollTop, clientHeight } = element
    anchors.current = anchorsAt(layout, scrollTop, (key) => heads.has(key))
    atTop.current = scrollTop < 4
    onSight(lineAt(layout, scrollTop), lineAt(layout, scrollTop + clientHeight), atTop.current)
  }
  useLayoutEffect(() => {
    const element = scroller.current
    if (element !== null && began.current !== begun) {
      began.current = begun
      anchors.current = []
      element.scrollTop = 0
    }
    const top = topFor(layout, anchors.current)
    if (element !== null && !(atTop.current && sticks) && top !== null && top !== element.scrollTop)
      element.scrollTop = top
    look.current()
  }, [layout, sticks, begun])

  // The lines end where everything else on the page does, beside the bar as well as under it.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () => element.style.setProperty('--bar', `${element.offsetWidth - element.clientWidth}px`)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useImperativeHandle(control, () => ({
    scrollTo: (key, where) => {
      const place = layout.keys.indexOf(key)
      const element = scroller.current
      if (place < 0 || element === null) return
      const [start, end] = [layout.starts[place] ?? 0, layout.starts[place + 1] ?? 0]
      // What heads the lines stands over the first of them.
      const over = heads.size > 0 ? HEAD : 0
      if (where === 'top' || start < element.scrollTop + over) element.scrollTop = Math.max(0, start - over)
      else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight
    },
    toTop: () => {
      if (scroller.current !== null) scroller.current.scrollTop = 0
    },
  }))

  const top = virtual.scrollOffset ?? 0
  const first = lineAt(layout, top)
  const head = lines.slice(0, first + 1).findLastIndex((line) => line.heads)
  return (
    <div className="scroll-list">
      {head >= 0 && top > (layout.starts[head] ?? 0) && (
        <div className="scroll-list-head" aria-hidden="true">
          {drawHead(head)}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the lines, which are buttons */}
      <div ref={scroller} className="scroll-list-lines" onScroll={() => look.current()} onKeyDown={onKeyDown}>
        <ul aria-label={label} aria-busy={busy} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => (
            <li key={key} data-line={key} style={{ height: size, transform: `translateY(${start}px)` }}>
              {draw(index)}
            </li>
          ))}
        </ul>
        {foot}
      </div>
    </div>
  )
}

/** What a head takes of the height, px. */
const HEAD = 40

import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** The rows from `first` up to and without `end` are worth drawing. */
export interface VirtualRows {
  readonly first: number
  readonly end: number
  /** The room that the rows before and after take, in px. */
  readonly before: number
  readonly after: number
  /** Brings a row into sight. */
  readonly reveal: (row: number) => void
}

interface Options {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  /** In px, of every row. */
  readonly rowHeight: number
  /** What of the scroller's content stands before the first row, in px. */
  readonly head?: number
  /** When not, all rows are drawn. */
  readonly enabled: boolean
}

/** Rows drawn beyond the visible ones, so that scrolling does not meet blank ground. */
const OVERSCAN = 8

/** Which rows of equal height are in sight of a scrolling element. */
export function useVirtualRows({ scroller, count, rowHeight, head = 0, enabled }: Options): VirtualRows {
  const virtualizer = useVirtualizer({
    count,
    enabled,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: head,
    // The head stays above the rows and would hide the one that is brought into sight.
    scrollPaddingStart: head,
    overscan: OVERSCAN,
    // A scroll that React is made to wait for is a frame that is lost.
    useFlushSync: false,
  })
  const reveal = (row: number) => virtualizer.scrollToIndex(row, { align: 'auto' })
  if (!enabled) return { first: 0, end: count, before: 0, after: 0, reveal }
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const end = (items.at(-1)?.index ?? -1) + 1
  return { first, end, before: first * rowHeight, after: Math.max(0, count - end) * rowHeight, reveal }
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import './virtual-list.css'

interface Props {
  readonly label: string
  readonly keys: readonly string[]
  /** px, the same for each row. */
  readonly rowHeight: number
  /** The row to bring into sight whenever it becomes another. */
  readonly current: number
  readonly row: (key: string) => ReactNode
  readonly className?: string
}

/** A long list of rows of one height, of which only those in sight are drawn. */
export function VirtualList({ label, keys, rowHeight, current, row, className = '' }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    getItemKey: (index) => keys[index] ?? index,
  })
  const { scrollToIndex } = virtual
  useLayoutEffect(() => {
    if (current >= 0) scrollToIndex(current, { align: 'auto' })
  }, [current, scrollToIndex])
  return (
    <div ref={scroller} className={`virtual-list ${className}`}>
      <ul aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            aria-setsize={keys.length}
            aria-posinset={index + 1}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            {row(keys[index] ?? '')}
          </li>
        ))}
      </ul>
    </div>
  )
}

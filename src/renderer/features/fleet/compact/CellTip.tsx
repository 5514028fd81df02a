import { useLayoutEffect, useRef } from 'react'
import { useGateway } from '../../../store/hooks'
import { TileBody, tileLooks } from './Tile'
import type { CellTipOf } from './use-cell-tip'

const GAP = 6

/** A cell's box as a tile, beside the cell. For the eye alone: the cell has the name and the state as its label. */
export function CellTip({ id, anchor }: CellTipOf) {
  const gateway = useGateway(id)
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const tip = ref.current
    if (tip === null) return
    const { width, height } = tip.getBoundingClientRect()
    const left = Math.min(Math.max(GAP, anchor.left + anchor.width / 2 - width / 2), innerWidth - width - GAP)
    const above = anchor.top - GAP - height
    tip.style.left = `${left}px`
    tip.style.top = `${above >= GAP ? above : anchor.bottom + GAP}px`
  }, [anchor])
  if (gateway === undefined) return null
  return (
    <div ref={ref} className={`${tileLooks(gateway)} cell-tip`} aria-hidden="true">
      <TileBody gateway={gateway} />
    </div>
  )
}

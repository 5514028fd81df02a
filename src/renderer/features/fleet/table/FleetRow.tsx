import { memo } from 'react'
import { useStores } from '../../../store/context'
import { useGateway, useText } from '../../../store/hooks'
import { useIsLastKnown } from '../../../store/sites'
import { isStale, nameOf } from '../../../store/standing'
import { useIsSelected } from '../../../store/use-fleet'
import type { Column } from './columns'
import { FleetCell } from './FleetCell'

interface Props {
  readonly id: string
  /** Its place among all rows. */
  readonly place: number
  readonly columns: readonly Column[]
  readonly isTabStop: boolean
}

/** One box in a row. Listens for its own gateway alone. */
export const FleetRow = memo(({ id, place, columns, isTabStop }: Props) => {
  const { table } = useText()
  const { view } = useStores()
  const gateway = useGateway(id)
  const selected = useIsSelected(id)
  const isLastKnown = useIsLastKnown(gateway?.site)
  if (gateway === undefined) return null
  return (
    <tr
      data-place={place}
      data-gateway={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={place + 2}
      aria-selected={selected}
      className={[isStale(gateway) ? 'stale' : '', isLastKnown ? 'unlinked' : ''].join(' ').trim() || undefined}
    >
      <td className="table-check">
        <label>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            aria-label={table.select(nameOf(gateway))}
            onChange={() => view.toggleSelected(id)}
          />
        </label>
      </td>
      {columns.map(({ id: column, right }) => (
        <td key={column} className={right ? 'right' : undefined}>
          <FleetCell gateway={gateway} id={column} />
        </td>
      ))}
      <td aria-hidden="true" />
    </tr>
  )
})

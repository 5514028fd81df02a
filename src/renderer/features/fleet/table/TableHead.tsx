import type { ReactNode } from 'react'
import { sortedBy } from '../../../store/fleet-look'
import { useText } from '../../../store/hooks'
import { useFleetLook } from '../../../store/use-fleet'
import type { Column } from './columns'

interface Props {
  readonly columns: readonly Column[]
  /** Of the rows that are shown: none, some or all. */
  readonly selected: 'none' | 'some' | 'all'
  readonly onSelectAll: (all: boolean) => void
  /** What stands in the corner. */
  readonly children: ReactNode
}

/** What each column is; a click sorts by it, another the other way round. */
export function TableHead({ columns, selected, onSelectAll, children }: Props) {
  const { table } = useText()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th className="table-check" scope="col">
          <label>
            <input
              type="checkbox"
              aria-label={table.selectAll}
              checked={selected === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = selected === 'some'
              }}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </label>
        </th>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} />
        ))}
        <th className="table-corner">{children}</th>
      </tr>
    </thead>
  )
}

function HeadCell({ column: { id, right, sort, rises } }: { readonly column: Column }) {
  const { table } = useText()
  const { look, change } = useFleetLook()
  const label = table.column[id]
  const sorted = sort !== null && look.sort.by === sort
  const ascending = rises !== look.sort.reversed
  return (
    <th
      scope="col"
      className={right ? 'right' : undefined}
      aria-sort={sorted ? (ascending ? 'ascending' : 'descending') : undefined}
    >
      {sort === null ? (
        label
      ) : (
        <button type="button" onClick={() => change({ sort: sortedBy(look.sort, sort) })}>
          {label}
          {sorted && <span aria-hidden="true">{ascending ? ' ↑' : ' ↓'}</span>}
        </button>
      )}
    </th>
  )
}

import { useState } from 'react'
import { type ColumnId, readColumns, STANDARD_COLUMNS, withColumn, writeColumns } from './columns'

const KEY = 'fogwatch.table-columns'

/** Which columns the table has; as it was left on this screen. */
export function useColumnsChoice() {
  const [chosen, setChosen] = useState(remembered)
  const choose = (next: readonly ColumnId[]) => {
    setChosen(next)
    try {
      localStorage.setItem(KEY, writeColumns(next))
    } catch {
      // A full or forbidden storage only costs the choice at the next start.
    }
  }
  return {
    chosen,
    toggle: (id: ColumnId) => choose(withColumn(chosen, id)),
    reset: () => choose(STANDARD_COLUMNS),
  }
}

function remembered(): readonly ColumnId[] {
  try {
    return readColumns(localStorage.getItem(KEY)) ?? STANDARD_COLUMNS
  } catch {
    return STANDARD_COLUMNS
  }
}

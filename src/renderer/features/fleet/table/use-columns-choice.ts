import { useCallback, useMemo, useState } from 'react'
import { NO_TREND } from '../../../../shared/contract/trend'
import { useStation } from '../../../store/hooks'
import { useIsHeadquarters } from '../../../store/sites'
import { saysTemperature } from '../../gateway/says-temperature'
import { CHOICE, type ColumnId, columnsOf, readColumns, STANDARD_COLUMNS, withColumn, writeColumns } from './columns'

const KEY = 'fogwatch.table-columns'

/** Which columns the table has, as it was left on this screen: of those that some box has anything for. */
export function useColumnsChoice() {
  const [chosen, setChosen] = useState(remembered)
  const isHeadquarters = useIsHeadquarters()
  const isEmpty = useIsEmpty()
  const columns = useMemo(
    () => columnsOf(chosen, isHeadquarters).filter(({ id }) => !isEmpty(id)),
    [chosen, isHeadquarters, isEmpty],
  )
  const choose = (next: readonly ColumnId[]) => {
    setChosen(next)
    try {
      localStorage.setItem(KEY, writeColumns(next))
    } catch {
      // A full or forbidden storage only costs the choice at the next start.
    }
  }
  return {
    columns,
    chosen,
    choice: CHOICE.filter((id) => !isEmpty(id)),
    toggle: (id: ColumnId) => choose(withColumn(chosen, id)),
    reset: () => choose(STANDARD_COLUMNS),
  }
}

/** Whether a column has nothing to show, because no box has a word for it. */
function useIsEmpty(): (id: ColumnId) => boolean {
  const noTemperature = useStation(({ world }) => {
    if (world === null) return false
    for (const { id, metrics } of world.gateways.values())
      if (saysTemperature(metrics, world.trends.get(id) ?? NO_TREND)) return false
    return true
  })
  return useCallback((id) => noTemperature && id === 'temperature', [noTemperature])
}

function remembered(): readonly ColumnId[] {
  try {
    return readColumns(localStorage.getItem(KEY)) ?? STANDARD_COLUMNS
  } catch {
    return STANDARD_COLUMNS
  }
}

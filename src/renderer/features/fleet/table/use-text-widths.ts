import { useMemo } from 'react'
import { useStationParts, useText } from '../../../store/hooks'
import { type ColumnId, TEXT_COLUMNS } from './columns'
import { ageWidth, contentWidths } from './content-widths'

/** How wide the texts of the columns are, in px, whatever the filter shows; the same map until one of them is another. */
export function useTextWidths(): ReadonlyMap<ColumnId, number> {
  const text = useText()
  const widths = useStationParts(({ world }) => contentWidths(world?.gateways.values() ?? [], text))
  return useMemo(() => {
    const texts = TEXT_COLUMNS.map((id, place) => [id, widths[place] ?? 0] as const)
    return new Map<ColumnId, number>([...texts, ['lastReport', ageWidth(text)]])
  }, [widths, text])
}

import { useMemo } from 'react'
import type { GatewayView } from '../../../../shared/contract/views'
import { useStation, useStationParts, useText, useView } from '../../../store/hooks'
import { foundDevice } from '../../gateway/device-mention'
import { type ColumnId, TEXT_COLUMNS } from './columns'
import { ageWidth, contentWidths } from './content-widths'

/** How wide the texts of the columns are, in px, whatever the filter shows; the same map until one of them is another. */
export function useTextWidths(): ReadonlyMap<ColumnId, number> {
  const text = useText()
  const widths = useStationParts(({ world }) => contentWidths(world?.gateways.values() ?? [], text))
  const beside = useFindsDevices() ? FOUND : 0
  return useMemo(() => {
    const texts = TEXT_COLUMNS.map((id, place) => [id, (widths[place] ?? 0) + (id === 'name' ? beside : 0)] as const)
    return new Map<ColumnId, number>([...texts, ['lastReport', ageWidth(text)]])
  }, [widths, beside, text])
}

/** Beside a name, in px: room for the sub-device that the filter has found the box for. */
const FOUND = 96

/** Whether the filter finds a box for one of its sub-devices. */
function useFindsDevices(): boolean {
  const query = useView(({ filter }) => filter.query)
  return useStation(({ world }) => query !== '' && some(world?.gateways.values() ?? [], query))
}

function some(gateways: Iterable<GatewayView>, query: string): boolean {
  for (const gateway of gateways) if (foundDevice(gateway, query) !== undefined) return true
  return false
}

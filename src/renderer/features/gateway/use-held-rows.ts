import { useMemo, useState } from 'react'
import { isSameList } from '../../store/fleet-order'
import { heldOrder } from '../../store/held-order'
import type { DeviceRow } from './device-list'

/**
 * The rows to show; while `hold`, what is there keeps its place, however it fares.
 * @param asked what was asked for: something else takes effect at once
 */
export function useHeldRows(wanted: readonly DeviceRow[], hold: boolean, asked: string): readonly DeviceRow[] {
  const rows = useMemo(() => new Map(wanted.map((row) => [row.device.id, row])), [wanted])
  const [shown, setShown] = useState({ ids: [...rows.keys()] as readonly string[], asked })
  const isSame = shown.asked === asked
  const ids = hold && isSame ? heldOrder(shown.ids, [...rows.keys()], (id) => rows.has(id)) : [...rows.keys()]
  if (!isSame || !isSameList(ids, shown.ids)) setShown({ ids, asked })
  return ids.flatMap((id) => rows.get(id) ?? [])
}

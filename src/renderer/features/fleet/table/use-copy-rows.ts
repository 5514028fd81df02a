import { useEffectEvent, useLayoutEffect } from 'react'
import { useStores } from '../../../store/context'
import { useText } from '../../../store/hooks'
import { useSelectedIds } from '../../../store/use-fleet'
import { copyText } from '../../../ui/copy-text'
import { commandHere } from '../../shell/keyboard-map'
import type { Column } from './columns'
import { rowsText } from './rows-text'

/** Copies the selected rows, or all if none is selected, as they are shown. Ctrl Shift C does the same, and says so. */
export function useCopyRows(ids: readonly string[], columns: readonly Column[]): () => Promise<number | null> {
  const { station, notices } = useStores()
  const text = useText()
  const selected = useSelectedIds()
  const copy = async (): Promise<number | null> => {
    const { world } = station.state.getState()
    const wanted = new Set(selected.length === 0 ? ids : selected)
    const gateways = ids.flatMap((id) => (wanted.has(id) ? (world?.gateways.get(id) ?? []) : []))
    const copied = await copyText(rowsText(gateways, columns, text, station.clock.now()))
    return copied ? gateways.length : null
  }
  const onKey = useEffectEvent(async (event: KeyboardEvent) => {
    if (commandHere(event) !== 'copyRow') return
    event.preventDefault()
    const rows = await copy()
    if (rows === null) notices.fail(text.table.copyFailed)
    else notices.tell(text.table.copied(rows))
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => void onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return copy
}

import { useEffectEvent, useLayoutEffect } from 'react'
import { useStores } from '../../../store/context'
import { useText } from '../../../store/hooks'
import { useSelectedIds } from '../../../store/use-fleet'
import { copyText } from '../../../ui/copy-text'
import type { Column } from './columns'
import { rowsText } from './rows-text'

/** Copies the selected rows, or all if none is selected, as they are shown. Ctrl Shift C does the same from anywhere. */
export function useCopyRows(ids: readonly string[], columns: readonly Column[]): () => Promise<number | null> {
  const { station } = useStores()
  const text = useText()
  const selected = useSelectedIds()
  const copy = async (): Promise<number | null> => {
    const { world } = station.state.getState()
    const wanted = new Set(selected.length === 0 ? ids : selected)
    const gateways = ids.flatMap((id) => (wanted.has(id) ? (world?.gateways.get(id) ?? []) : []))
    const copied = await copyText(rowsText(gateways, columns, text, station.clock.now()))
    return copied ? gateways.length : null
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'c') return
    event.preventDefault()
    void copy()
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return copy
}

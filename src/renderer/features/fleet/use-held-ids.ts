import { useState } from 'react'
import { useStores } from '../../store/context'
import { heldOrder } from '../../store/held-order'
import { useView } from '../../store/hooks'
import { useShownIds } from '../../store/use-fleet'

/** The ids to show; while `hold`, what is there keeps its place. A changed filter always takes effect at once. */
export function useHeldIds(hold: boolean): readonly string[] {
  const { station } = useStores()
  const filter = useView((view) => view.filter)
  const wanted = useShownIds()
  const [shown, setShown] = useState({ ids: wanted, filter })
  const isKnown = (id: string) => station.state.getState().world?.gateways.has(id) ?? false
  const ids = hold && shown.filter === filter ? heldOrder(shown.ids, wanted, isKnown) : wanted
  if (ids !== shown.ids || filter !== shown.filter) setShown({ ids, filter })
  return ids
}

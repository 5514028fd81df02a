import { useState } from 'react'
import { useStores } from '../../store/context'
import { heldOrder } from '../../store/held-order'
import { useView } from '../../store/hooks'
import { useFleetLook, useShownIds } from '../../store/use-fleet'

/** The ids to show; while `hold`, what is there keeps its place. What the user asks for takes effect at once. */
export function useHeldIds(hold: boolean): readonly string[] {
  const { station } = useStores()
  const filter = useView((view) => view.filter)
  const { sort } = useFleetLook().look
  const wanted = useShownIds()
  const [shown, setShown] = useState({ ids: wanted, filter, sort })
  const isKnown = (id: string) => station.state.getState().world?.gateways.has(id) ?? false
  const isSame = shown.filter === filter && shown.sort === sort
  const ids = hold && isSame ? heldOrder(shown.ids, wanted, isKnown) : wanted
  if (ids !== shown.ids || !isSame) setShown({ ids, filter, sort })
  return ids
}

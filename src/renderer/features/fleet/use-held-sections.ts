import { useState } from 'react'
import { useStores } from '../../store/context'
import { heldSections } from '../../store/held-order'
import { useView } from '../../store/hooks'
import type { FleetSection } from '../../store/sections'
import { useFleetLook, useSections } from '../../store/use-fleet'

/** The sections to show; while `hold`, every box keeps its place. What the user asks for takes effect at once. */
export function useHeldSections(hold: boolean): readonly FleetSection[] {
  const { station } = useStores()
  const filter = useView((view) => view.filter)
  const { look } = useFleetLook()
  const { grouping, sort } = look
  const wanted = useSections()
  const [shown, setShown] = useState({ sections: wanted, filter, grouping, sort })
  const isKnown = (id: string) => station.state.getState().world?.gateways.has(id) ?? false
  const isSame = shown.filter === filter && shown.grouping === grouping && shown.sort === sort
  const sections = hold && isSame ? heldSections(shown.sections, wanted, isKnown) : wanted
  if (sections !== shown.sections || !isSame) setShown({ sections, filter, grouping, sort })
  return sections
}

import { useMemo, useRef } from 'react'
import { useStores } from '../../../store/context'
import type { FleetSection } from '../../../store/sections'
import { inPlace } from './in-place'

/** A site and its boxes in the order of their places. */
export interface PanelOf {
  readonly section: FleetSection
  readonly ids: readonly string[]
}

/** The panels of sections; the boxes of a section that has the same members as before are the same array. */
export function usePanels(sections: readonly FleetSection[]): readonly PanelOf[] {
  const { station } = useStores()
  const known = useRef(new WeakMap<readonly string[], readonly string[]>())
  return useMemo(
    () =>
      sections.map((section) => {
        const ids = known.current.get(section.members) ?? inPlace(section.members, station)
        known.current.set(section.members, ids)
        return { section, ids }
      }),
    [sections, station],
  )
}

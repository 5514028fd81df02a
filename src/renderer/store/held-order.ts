import { isSameList } from './fleet-order'
import type { FleetSection } from './sections'

/**
 * The order to show while somebody is at work in the grid: what is there stays where it is, what is gone leaves, and
 * what is new comes last. `isKnown` says whether a gateway still exists.
 */
export function heldOrder(
  shown: readonly string[],
  wanted: readonly string[],
  isKnown: (id: string) => boolean,
): readonly string[] {
  const kept = shown.filter(isKnown)
  const present = new Set(kept)
  const added = wanted.filter((id) => !present.has(id))
  return added.length === 0 && kept.length === shown.length ? shown : [...kept, ...added]
}

/**
 * The same for sections: no box changes its section, and no section comes above another, while the figures of their
 * headers are those of now. What is new comes last in the section it belongs to.
 */
export function heldSections(
  shown: readonly FleetSection[],
  wanted: readonly FleetSection[],
  isKnown: (id: string) => boolean,
): readonly FleetSection[] {
  if (shown === wanted) return shown
  const present = new Set(shown.flatMap(({ ids }) => ids))
  const now = new Map(wanted.map((section) => [section.key, section]))
  const held = shown.map((section) => {
    const current = now.get(section.key)
    const added = current?.ids.filter((id) => !present.has(id)) ?? []
    const ids = heldOrder(section.ids, added, isKnown)
    return withIds(current ?? section, ids, section)
  })
  const drawn = new Set(shown.map(({ key }) => key))
  const fresh = wanted
    .filter(({ key }) => !drawn.has(key))
    .map((section) =>
      withIds(
        section,
        section.ids.filter((id) => !present.has(id)),
        section,
      ),
    )
  const next = [
    ...held.filter(({ key, ids }) => ids.length > 0 || now.has(key)),
    ...fresh.filter(({ ids }) => ids.length > 0),
  ]
  return next.length === shown.length && next.every((section, place) => section === shown[place]) ? shown : next
}

function withIds(section: FleetSection, ids: readonly string[], before: FleetSection): FleetSection {
  const isSame =
    isSameList(ids, before.ids) &&
    section.members === before.members &&
    section.counts === before.counts &&
    section.availability === before.availability
  if (isSame) return before
  return isSameList(ids, section.ids) ? section : { ...section, ids }
}

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

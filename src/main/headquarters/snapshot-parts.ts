/** A message of a snapshot. */
export interface SnapshotPart {
  /** Which snapshot it is of. */
  readonly id: string
  /** From 1 on. */
  readonly part: number
  readonly of: number
  /** Up to where in the stream the snapshot is complete. */
  readonly sequence: number
  readonly bytes: Uint8Array
}

/** The parts of a site's snapshots as they are found: of a new one and of those before it, in any order. */
export class GatheredParts {
  private readonly byId = new Map<string, SnapshotPart[]>()

  take(part: SnapshotPart): void {
    this.byId.set(part.id, [...(this.byId.get(part.id) ?? []), part])
  }

  /** All bytes of the newest that is whole and reaches so far; `null` if none does. */
  whole(sequence: number): Uint8Array | null {
    const enough = [...this.byId.values()].filter((parts) => isWhole(parts) && (parts[0]?.sequence ?? -1) >= sequence)
    const [newest] = enough.toSorted((a, b) => (b[0]?.sequence ?? 0) - (a[0]?.sequence ?? 0))
    if (newest === undefined) return null
    const pieces = newest.toSorted((a, b) => a.part - b.part).map(({ bytes }) => bytes)
    const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const piece of pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }
}

function isWhole(parts: readonly SnapshotPart[]): boolean {
  const of = parts[0]?.of ?? 0
  return (
    parts.length === of && new Set(parts.map(({ part }) => part)).size === of && parts.every((one) => one.of === of)
  )
}

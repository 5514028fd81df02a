const GAP = 4

/** Beneath the anchor with their edges together; above it where there is no room. */
export function placeBeneath(pop: HTMLElement, anchor: DOMRect, align: 'left' | 'right'): void {
  const { width, height } = pop.getBoundingClientRect()
  const below = anchor.bottom + GAP
  const wantedTop = below + height <= innerHeight - GAP ? below : anchor.top - GAP - height
  // The anchor itself may be out of sight.
  const top = Math.max(GAP, Math.min(wantedTop, innerHeight - height - GAP))
  const wanted = align === 'left' ? anchor.left : anchor.right - width
  const left = Math.max(GAP, Math.min(wanted, innerWidth - width - GAP))
  pop.style.top = `${top}px`
  pop.style.left = `${left}px`
}

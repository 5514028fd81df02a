/** Where a key leads from a place in a grid filled row by row; `null` when the key does not move or leads nowhere. */
export function nextPlace(key: string, place: number, columns: number, count: number): number | null {
  const wanted = {
    ArrowRight: place + 1,
    ArrowLeft: place - 1,
    ArrowDown: place + columns,
    ArrowUp: place - columns,
    Home: 0,
    End: count - 1,
  }[key]
  if (wanted === undefined || wanted === place || wanted < 0) return null
  if (wanted < count) return wanted
  // Down from above a short last row leads to its last card.
  const lastRow = Math.floor((count - 1) / columns)
  return key === 'ArrowDown' && Math.floor(place / columns) < lastRow ? count - 1 : null
}

import { useRef } from 'react'

/** The place of the box that the keyboard stands on; of one that is gone, that of the box now there. */
export function useActivePlace(ids: readonly string[], activeId: string | null): number {
  const last = useRef(0)
  const place = activeId === null ? 0 : ids.indexOf(activeId)
  if (place >= 0) last.current = place
  return place >= 0 ? place : Math.max(0, Math.min(last.current, ids.length - 1))
}

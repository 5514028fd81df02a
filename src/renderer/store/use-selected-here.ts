import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useView } from './hooks'

/** Which of these boxes are selected; the same set as long as they are the same. One subscription for many cells. */
export function useSelectedHere(ids: readonly string[]): ReadonlySet<string> {
  const selected = useView(
    useShallow(({ selection }) => (selection.ids.size === 0 ? NONE : ids.filter((id) => selection.ids.has(id)))),
  )
  return useMemo(() => new Set(selected), [selected])
}

const NONE: readonly string[] = []

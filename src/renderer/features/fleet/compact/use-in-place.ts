import { useMemo } from 'react'
import { useStores } from '../../../store/context'
import { inPlace } from './in-place'

/** Boxes in the order of their places; the same array for the same boxes. */
export function useInPlace(ids: readonly string[]): readonly string[] {
  const { station } = useStores()
  return useMemo(() => inPlace(ids, station), [ids, station])
}

import { useShallow } from 'zustand/react/shallow'
import { factsText } from './facts'
import { useStation } from './hooks'

/** What the cells of these boxes show; the same array as long as none of it changes. One subscription for many cells. */
export const useFacts = (ids: readonly string[]): readonly string[] =>
  useStation(
    useShallow(({ world }) =>
      ids.map((id) => {
        const gateway = world?.gateways.get(id)
        return gateway === undefined ? '' : factsText(gateway)
      }),
    ),
  )

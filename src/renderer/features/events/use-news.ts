import { useEffect, useEffectEvent } from 'react'
import type { EventView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'

/** Calls with the events that have happened since it was called last; never with what this page knew before. */
export function useNews(onNews: (events: readonly EventView[]) => void): void {
  const { station } = useStores()
  const tell = useEffectEvent(onNews)
  useEffect(
    () =>
      station.state.subscribe(({ liveEvents }, before) => {
        if (liveEvents === before.liveEvents) return
        const known = new Set(before.liveEvents.map(({ id }) => id))
        const news = liveEvents.filter(({ id }) => !known.has(id))
        if (news.length > 0) tell(news)
      }),
    [station],
  )
}

/** Calls each time the station is there again after it was not: what happened in between was not told. */
export function useReturn(onReturn: () => void): void {
  const { station } = useStores()
  const tell = useEffectEvent(onReturn)
  useEffect(
    () =>
      station.state.subscribe(({ connection }, before) => {
        if (connection === 'open' && before.connection === 'lost') tell()
      }),
    [station],
  )
}

import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EventView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'

const PAGE = 100

/** The events that are read so far, newest first, with those that happen meanwhile on top. */
export function useEvents() {
  const { station } = useStores()
  const text = useText()
  const live = useStation((state) => state.liveEvents)
  const [read, setRead] = useState<readonly EventView[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const load = useCallback(
    async (before?: string) => {
      const page = await station.invoke('getEvents', { limit: PAGE, ...(before === undefined ? {} : { before }) })
      if (!page.ok) return setFailure(text.problem[page.problem.code])
      setFailure(null)
      setNext(page.value.next)
      setRead((known) => [...(before === undefined ? [] : (known ?? [])), ...page.value.events])
    },
    [station, text],
  )
  useEffect(() => void load(), [load])

  const events = useMemo(() => (read === null ? null : merge(live, read)), [live, read])
  return { events, failure, retry: () => load(), loadOlder: next === null ? null : () => load(next) }
}

function merge(live: readonly EventView[], read: readonly EventView[]): readonly EventView[] {
  const known = new Set(read.map(({ id }) => id))
  const news = live.filter(({ id }) => !known.has(id))
  return news.length === 0 ? read : [...news, ...read].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

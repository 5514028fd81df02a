import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EventView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'

const PAGE = 100

/** The transitions of one box that are read so far, newest first, with those that happen meanwhile on top. */
export function useBoxEvents(id: string) {
  const { station } = useStores()
  const { problem } = useText()
  const live = useStation((state) => state.liveEvents)
  const isConnected = useStation(({ connection }) => connection === 'open')
  const [read, setRead] = useState<readonly EventView[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const load = useCallback(
    async (before: string | null) => {
      const page = await station.invoke('getEvents', {
        gateway: id,
        limit: PAGE,
        ...(before === null ? {} : { before }),
      })
      if (!page.ok) return setFailure(problem[page.problem.code])
      setFailure(null)
      setNext(page.value.next)
      setRead((known) => [...(before === null ? [] : (known ?? [])), ...page.value.events])
    },
    [station, problem, id],
  )
  // What happened while the connection was lost was not pushed.
  useEffect(() => {
    if (isConnected) void load(null)
  }, [load, isConnected])

  const events = useMemo(() => {
    if (read === null) return null
    const known = new Set(read.map((event) => event.id))
    return [...live.filter((event) => event.gateway === id && !known.has(event.id)), ...read]
  }, [live, read, id])
  return { events, failure, retry: () => void load(null), loadOlder: next === null ? null : () => void load(next) }
}

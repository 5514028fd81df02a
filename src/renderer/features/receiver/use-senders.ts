import { useCallback, useEffect, useRef, useState } from 'react'
import type { SendersView } from '../../../shared/contract/receiver-views'
import { seconds } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Who talks to the port changes with every box; a list that people read is drawn anew this often. */
const EVERY = seconds(3)

/** Who talks to the receiver, and what can be decided about it. */
export interface Senders {
  /** `null` until it was read. */
  readonly view: SendersView | null
  readonly query: string
  readonly failure: string | null
  setQuery(query: string): void
  allow(address: string): Promise<void>
  ignore(address: string, ignored: boolean): Promise<void>
}

export function useSenders(): Senders {
  const { station } = useStores()
  const { problem } = useText()
  const [view, setView] = useState<SendersView | null>(null)
  const [query, setQuery] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  // Of two questions under way the later one is answered.
  const asked = useRef(0)
  const read = useCallback(async () => {
    const turn = ++asked.current
    const reply = await station.invoke('getSenders', query === '' ? {} : { query })
    if (reply.ok && turn === asked.current) setView(reply.value)
  }, [station, query])
  useEffect(() => {
    void read()
    const timer = setInterval(() => void read(), EVERY)
    return () => clearInterval(timer)
  }, [read])

  const decide = async (call: Promise<{ ok: true } | { ok: false; problem: { code: keyof typeof problem } }>) => {
    const done = await call
    setFailure(done.ok ? null : problem[done.problem.code])
    await read()
  }
  return {
    view,
    query,
    failure,
    setQuery,
    allow: (address) => decide(station.invoke('allowSender', { address })),
    ignore: (address, ignored) => decide(station.invoke('ignoreSender', { address, ignored })),
  }
}

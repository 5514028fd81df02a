import { useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Opens the receiver, on another port if one is given. `failure` says in words why the last try did not help. */
export function useOpenReceiver() {
  const { station } = useStores()
  const text = useText()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const ask = async (input: Input<'openReceiver'>) => {
    setBusy(true)
    const opened = await station.invoke('openReceiver', input)
    setBusy(false)
    setFailure(opened.ok ? null : text.problem[opened.problem.code])
    return opened
  }
  const pause = async () => {
    setBusy(true)
    const paused = await station.invoke('pauseReceiver', {})
    setBusy(false)
    setFailure(paused.ok ? null : text.problem[paused.problem.code])
  }
  return {
    open: (port?: number) => ask(port === undefined ? {} : { port }),
    /** Closes the port and opens it anew. */
    restart: () => ask({ again: true }),
    /** Refuses boxes until it is opened. */
    pause,
    busy,
    failure,
  }
}

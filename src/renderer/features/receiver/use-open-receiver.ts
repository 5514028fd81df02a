import { useState } from 'react'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** Opens the receiver, on another port if one is given. `failure` says in words why the last try did not help. */
export function useOpenReceiver() {
  const { station } = useStores()
  const text = useText()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const open = async (port?: number) => {
    setBusy(true)
    const opened = await station.invoke('openReceiver', port === undefined ? {} : { port })
    setBusy(false)
    setFailure(opened.ok ? null : text.problem[opened.problem.code])
    return opened
  }
  return { open, busy, failure }
}

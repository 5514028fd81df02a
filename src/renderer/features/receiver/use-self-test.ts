import { useCallback, useState } from 'react'
import type { SelfTestView } from '../../../shared/contract/receiver-views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** The last self-test of this page, and the way to run it. */
export function useSelfTest() {
  const { station } = useStores()
  const { problem } = useText()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<SelfTestView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const run = useCallback(async () => {
    setBusy(true)
    const tested = await station.invoke('testReceiver', {})
    setBusy(false)
    setFailure(tested.ok ? null : problem[tested.problem.code])
    if (tested.ok) setResult(tested.value)
  }, [station, problem])
  return { run, busy, result, failure }
}

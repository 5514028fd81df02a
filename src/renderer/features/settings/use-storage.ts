import { useCallback, useEffect, useState } from 'react'
import type { StorageView } from '../../../shared/contract/views'
import { type Millis, minutes } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useStation } from '../../store/hooks'

/** It grows with every report, and nobody looks on for seconds. */
const ASKED_EVERY: Millis = minutes(1)

/** What is kept on the disk, asked for again whenever the settings change; `null` until it is known. */
export function useStorage() {
  const { station } = useStores()
  const [storage, setStorage] = useState<StorageView | null>(null)
  const limits = useStation(({ settings }) => `${settings?.keepDays} ${settings?.keepGigabytes}`)
  const refresh = useCallback(async () => {
    const reply = await station.invoke('getStorage', {})
    if (reply.ok) setStorage(reply.value)
  }, [station])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other limits keep other days
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => void refresh(), ASKED_EVERY)
    return () => clearInterval(timer)
  }, [refresh, limits])
  return { storage, setStorage }
}

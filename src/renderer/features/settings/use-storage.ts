import { useCallback, useState } from 'react'
import type { StorageView } from '../../../shared/contract/views'
import { type Millis, minutes } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useStation } from '../../store/hooks'
import { useWhenever } from '../../ui/use-whenever'

/** It grows with every report, and nobody looks on for seconds. */
const ASKED_EVERY: Millis = minutes(1)

/** What is kept on the disk, asked for again whenever the settings change or the station is back; `null` until it is known. */
export function useStorage() {
  const { station } = useStores()
  const [storage, setStorage] = useState<StorageView | null>(null)
  const asking = useStation(({ settings, connection }) =>
    [settings?.keepDays, settings?.keepGigabytes, connection === 'lost'].join(' '),
  )
  const refresh = useCallback(async () => {
    const reply = await station.invoke('getStorage', {})
    if (reply.ok) setStorage(reply.value)
  }, [station])
  // Other limits keep other days.
  useWhenever(asking, () => {
    void refresh()
    const timer = setInterval(() => void refresh(), ASKED_EVERY)
    return () => clearInterval(timer)
  })
  return { storage, setStorage }
}

import { useCallback, useEffect, useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { UpdatesView } from '../../../shared/contract/updates-views'
import type { Outcome } from '../../../shared/outcome'
import { type Millis, minutes, seconds } from '../../../shared/time/millis'
import { useStores } from '../../store/context'

/** While something is under way, and while nothing is. */
const ASKED_EVERY: { readonly busy: Millis; readonly idle: Millis } = { busy: seconds(1), idle: minutes(1) }

export interface UpdateChoices {
  /** `null` where the station is shown in a browser, and until it is known. */
  readonly updates: UpdatesView | null
  /** Both answer whether it was done. */
  readonly change: (part: Input<'changeUpdates'>) => Promise<boolean>
  readonly act: (act: Input<'actOnUpdate'>['act']) => Promise<boolean>
}

/** Newer versions of the app, followed while they are looked at. */
export function useUpdates(): UpdateChoices {
  const { station } = useStores()
  const [updates, setUpdates] = useState<UpdatesView | null>(null)
  const take = useCallback((reply: Outcome<UpdatesView | null>) => {
    if (reply.ok) setUpdates(reply.value)
    return reply.ok
  }, [])
  const isThere = updates !== null
  const isBusy = updates?.state === 'checking' || updates?.state === 'downloading'
  useEffect(() => {
    void station.invoke('getUpdates', {}).then(take)
    // Where there is no app, none will come.
    if (!isThere) return
    const every = isBusy ? ASKED_EVERY.busy : ASKED_EVERY.idle
    const timer = setInterval(() => void station.invoke('getUpdates', {}).then(take), every)
    return () => clearInterval(timer)
  }, [station, take, isThere, isBusy])
  return {
    updates,
    change: async (part) => take(await station.invoke('changeUpdates', part)),
    act: async (act) => take(await station.invoke('actOnUpdate', { act })),
  }
}

import { useEffect, useEffectEvent } from 'react'
import type { Settings } from '../../../shared/model/settings'
import { type Millis, seconds } from '../../../shared/time/millis'
import { callsForSound } from '../../store/alerts'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { isBad, type Toast } from '../../store/toasts'
import { playOnce } from './tones'

const REPEATED: Millis = seconds(4)

const isLoud = ({ announcement }: Toast, { alertSoundFor }: Settings): boolean =>
  alertSoundFor === 'all' || announcement.severity === 'critical'

/** Repeats the sound while something waits that calls for it, and says so where the browser refuses it. @returns whether it does */
export function useSound(): boolean {
  const { station, notices } = useStores()
  const { alerts } = useText()
  const volume = useStation(({ settings }) => settings?.alertVolume ?? 0)
  const sounding = useStation(
    ({ alerts: known, settings, world, toasts }) =>
      settings !== null &&
      // Boxes that do not exist wake nobody; what is said of real ones meanwhile does.
      (world?.simulated
        ? settings.alertSound && toasts.some((toast) => toast.aside && isBad(toast) && isLoud(toast, settings))
        : callsForSound(known, settings, (id) => world?.gateways.get(id)?.muted ?? false, station.clock.now())),
  )
  const onRefused = useEffectEvent(() => notices.fail(alerts.soundRefused))
  const onHeard = useEffectEvent(() => {
    if (notices.state.getState().notice?.sentence === alerts.soundRefused) notices.clear()
  })
  useEffect(() => {
    if (!sounding) return
    let isToldOf = false
    const play = async () => {
      const isHeard = await playOnce(volume)
      if (isHeard) onHeard()
      else if (!isToldOf) onRefused()
      isToldOf = !isHeard
    }
    void play()
    const timer = setInterval(play, REPEATED)
    return () => clearInterval(timer)
  }, [sounding, volume])
  return sounding
}

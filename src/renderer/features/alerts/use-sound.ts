import { useEffect } from 'react'
import type { Settings } from '../../../shared/model/settings'
import { type Millis, seconds } from '../../../shared/time/millis'
import { callsForSound } from '../../store/alerts'
import { useStores } from '../../store/context'
import { useStation } from '../../store/hooks'
import { isBad, type Toast } from '../../store/toasts'
import { playOnce } from './tones'

const REPEATED: Millis = seconds(4)

const isLoud = ({ announcement }: Toast, { alertSoundFor }: Settings): boolean =>
  alertSoundFor === 'all' || announcement.severity === 'critical'

/** Repeats the sound while something waits that calls for it. @returns whether it does */
export function useSound(): boolean {
  const { station } = useStores()
  const volume = useStation(({ settings }) => settings?.alertVolume ?? 0)
  const sounding = useStation(
    ({ alerts, settings, world, toasts }) =>
      settings !== null &&
      // Boxes that do not exist wake nobody; what is said of real ones meanwhile does.
      (world?.simulated
        ? settings.alertSound && toasts.some((toast) => toast.aside && isBad(toast) && isLoud(toast, settings))
        : callsForSound(alerts, settings, (id) => world?.gateways.get(id)?.muted ?? false, station.clock.now())),
  )
  useEffect(() => {
    if (!sounding) return
    playOnce(volume)
    const timer = setInterval(() => playOnce(volume), REPEATED)
    return () => clearInterval(timer)
  }, [sounding, volume])
  return sounding
}

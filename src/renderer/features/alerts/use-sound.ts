import { useEffect } from 'react'
import { type Millis, seconds } from '../../../shared/time/millis'
import { callsForSound } from '../../store/alerts'
import { useStation } from '../../store/hooks'
import { playOnce } from './tones'

const REPEATED: Millis = seconds(4)

/** Repeats the sound while something waits that calls for it. @returns whether it does */
export function useSound(): boolean {
  const volume = useStation(({ settings }) => settings?.alertVolume ?? 0)
  const sounding = useStation(
    ({ alerts, settings, world }) =>
      settings !== null && callsForSound(alerts, settings, (id) => world?.gateways.get(id)?.muted ?? false),
  )
  useEffect(() => {
    if (!sounding) return
    playOnce(volume)
    const timer = setInterval(() => playOnce(volume), REPEATED)
    return () => clearInterval(timer)
  }, [sounding, volume])
  return sounding
}

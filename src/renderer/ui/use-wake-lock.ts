import { useEffect, useState } from 'react'
import { keepAwake, type Wakefulness } from './wake-lock'

/** Keeps the screen on as long as the component is there; says whether it can. */
export function useWakeLock(): Wakefulness {
  const [wakefulness, setWakefulness] = useState<Wakefulness>('asking')
  useEffect(() => keepAwake({ wakeLock: navigator.wakeLock, document }, setWakefulness), [])
  return wakefulness
}

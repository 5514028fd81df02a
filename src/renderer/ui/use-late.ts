import { useEffect, useState } from 'react'

/** A shorter wait is not worth a flicker. */
const PATIENCE_MS = 150

/** Whether what is waited for takes long enough that something should stand in its place. */
export function useLate(): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return isLate
}

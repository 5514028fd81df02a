import { useEffect, useReducer } from 'react'
import { darkSystem } from './appearance'

/** Draws again when the system turns dark or light, or speaks another language. */
export function useSystem(): void {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    const query = darkSystem()
    query.addEventListener('change', drawAgain)
    window.addEventListener('languagechange', drawAgain)
    return () => {
      query.removeEventListener('change', drawAgain)
      window.removeEventListener('languagechange', drawAgain)
    }
  }, [])
}

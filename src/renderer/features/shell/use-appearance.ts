import { useEffect, useLayoutEffect, useReducer } from 'react'
import {
  type Appearance,
  applyAppearance,
  darkSystem,
  rememberAppearance,
  rememberedAppearance,
  resolveAppearance,
} from '../../store/appearance'
import { useStation } from '../../store/hooks'

/** The appearance by the station's settings, and by the last known choice until they are here. Follows the system. */
export function useAppearance(): Appearance {
  const settings = useStation((state) => state.settings)
  useSystem()
  const choice = settings ?? rememberedAppearance()
  const { theme, language } = resolveAppearance(choice)
  useLayoutEffect(() => applyAppearance({ theme, language }), [theme, language])
  useEffect(() => {
    if (settings) rememberAppearance(settings)
  }, [settings])
  return { theme, language }
}

/** Draws again when the system turns dark or light, or speaks another language. */
function useSystem(): void {
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

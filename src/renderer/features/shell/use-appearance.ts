import { useEffect, useLayoutEffect, useState } from 'react'
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
  useSystemTheme()
  const choice = settings ?? rememberedAppearance()
  const { theme, language } = resolveAppearance(choice)
  useLayoutEffect(() => applyAppearance({ theme, language }), [theme, language])
  useEffect(() => {
    if (settings) rememberAppearance(settings)
  }, [settings])
  return { theme, language }
}

/** Draws again when the system turns dark or light. */
function useSystemTheme(): void {
  const [, setDark] = useState(() => darkSystem().matches)
  useEffect(() => {
    const query = darkSystem()
    const follow = () => setDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
}

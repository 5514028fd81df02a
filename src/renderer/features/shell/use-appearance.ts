import { useEffect, useLayoutEffect } from 'react'
import {
  type Appearance,
  applyAppearance,
  rememberAppearance,
  rememberedAppearance,
  resolveAppearance,
} from '../../store/appearance'
import { useStation } from '../../store/hooks'
import { useSystem } from '../../store/use-system'

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

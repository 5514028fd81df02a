import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'
import { useView } from '../../store/hooks'

/**
 * Brings the sub-device that the page was opened for into sight, with the focus on its menu.
 * @param reveals whether it is done here
 * @param unfilter takes away what hides it
 */
export function useShownDevice(panel: RefObject<HTMLElement | null>, reveals: boolean, unfilter: () => void): void {
  const shown = useView(({ shownDevice }) => shownDevice)
  const uncover = useEffectEvent(unfilter)
  useLayoutEffect(() => {
    if (!reveals || shown === null) return undefined
    const find = () => panel.current?.querySelector<HTMLElement>(`[data-device="${CSS.escape(shown.id)}"]`)
    if (!find()) uncover()
    // The dialog that led here gives the focus back first, and what was uncovered is drawn.
    const frame = requestAnimationFrame(() => {
      const element = find()
      element?.scrollIntoView({ block: 'center' })
      element?.querySelector<HTMLElement>('.device-menu')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [panel, reveals, shown])
}

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { isBad } from '../../store/toasts'
import { ToastCard } from './ToastCard'
import './toasts.css'

/** As many as leave the screen to what it is for. */
const SHOWN = 3

/** What was told, in a corner: bad news before good, the newest lowest. */
export function ToastStack() {
  const { alerts, announcements } = useText()
  const { station, view } = useStores()
  const toasts = useStation((state) => state.toasts)
  const region = useRef<HTMLElement>(null)
  const list = useRef<HTMLUListElement>(null)
  useRoomBeneath(region)
  const inOrder = [...toasts.filter((toast) => !isBad(toast)), ...toasts.filter(isBad)]
  const shown = inOrder.slice(-SHOWN)
  const hidden = inOrder.length - shown.length

  const dismiss = (id: string) => {
    const hadFocus = focusedToast(list.current) === id
    station.dismissToast(id)
    // The focus of what is gone would be lost: it goes to the next one.
    if (hadFocus) requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-toast] button')?.focus())
  }
  const dismissAll = () => {
    for (const { id } of toasts) station.dismissToast(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    const id = focusedToast(list.current)
    if (id === null) return
    event.stopPropagation()
    dismiss(id)
  }
  return (
    <section ref={region} className="toasts" aria-label={alerts.region}>
      {toasts.length > 1 && (
        <div className="toasts-more">
          {hidden > 0 && (
            <button type="button" onClick={() => view.showScreen('events')}>
              {announcements.andMore(hidden)}
            </button>
          )}
          <button type="button" onClick={dismissAll}>
            {alerts.dismissAll}
          </button>
        </div>
      )}
      <ul ref={list} onKeyDown={onKeyDown}>
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </ul>
    </section>
  )
}

/** Tells the styles how much of a screen's end lies beneath them, so that it can be scrolled out from there. */
function useRoomBeneath(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current
    if (element === null) return
    const { style } = document.documentElement
    const measure = () => style.setProperty('--toasts', `${element.offsetHeight}px`)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--toasts')
    }
  }, [region])
}

const focusedToast = (list: HTMLElement | null): string | null => {
  const focused = document.activeElement
  if (focused === null || !list?.contains(focused)) return null
  return focused.closest<HTMLElement>('[data-toast]')?.dataset['toast'] ?? null
}

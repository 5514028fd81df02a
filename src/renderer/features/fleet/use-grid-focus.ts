import { type FocusEvent, useEffect, useRef } from 'react'
import { useView } from '../../store/hooks'
import { isFocusNowhere } from '../../ui/focus'

interface Grid {
  /** Whether there is anything to stand on, and it is laid out. */
  readonly ready: boolean
  /** Whether it is this grid that is meant when the fleet is asked to take the focus. */
  readonly answers: boolean
  /** Whether to take the focus at once, because the user comes back to it. */
  readonly focusFirst: boolean
  /** The box that the keyboard stands on; `null` while it is not drawn. */
  readonly box: () => HTMLElement | null
  /** Brings it into sight, so that it is drawn. */
  readonly reveal: () => void
}

/**
 * Where the focus is in a grid of boxes: it comes when it is asked for, and stays with its box when that is drawn anew
 * elsewhere, or when what lay over the grid is closed. Spread `handlers` on the grid.
 */
export function useGridFocus({ ready, answers, focusFirst, box, reveal }: Grid) {
  const asked = useView(({ fleetFocus }) => fleetFocus)
  const answered = useRef(asked)
  const wanted = useRef(focusFirst && !isTyping())
  const wasHere = useRef(false)

  // A box out of sight is drawn only after it was scrolled to: so the focus follows the drawing.
  useEffect(() => {
    if (!ready) return
    if (answered.current !== asked) {
      answered.current = asked
      wanted.current = answers
    }
    const target = box()
    if (wanted.current) {
      if (target === null) {
        reveal()
        return
      }
      wanted.current = false
      target.focus({ preventScroll: true })
      target.scrollIntoView({ block: 'nearest' })
      return
    }
    if (!wasHere.current || !isFocusNowhere()) return
    // On its way from one place to the next the focus is nowhere for a moment. A box that was scrolled out of sight is
    // not drawn, and nobody wants to be scrolled back to it.
    const late = setTimeout(() => isFocusNowhere() && target?.focus({ preventScroll: true }))
    return () => clearTimeout(late)
  })
  return {
    want: () => {
      wanted.current = true
    },
    handlers: {
      onFocusCapture: () => {
        wasHere.current = true
      },
      onBlurCapture: ({ relatedTarget }: FocusEvent) => {
        // What lies over the grid gives the focus back when it closes.
        wasHere.current = relatedTarget instanceof Element && relatedTarget.closest('[popover], dialog') !== null
      },
    },
  }
}

/** Whoever chose how the fleet is drawn with a key in a field, or among the choices, goes on there. */
const isTyping = (): boolean => document.activeElement?.matches('input, textarea') ?? false

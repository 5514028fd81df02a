import { useEffect, useRef, useState } from 'react'
import { seconds } from '../../../shared/time/millis'

/** A pointer left lying, a focus left behind are nobody at work any more. */
const ATTENTION = seconds(15)

/** Whether the pointer or the keyboard is at work in an element; spread `handlers` on it. */
export function useAtWork() {
  const [atWork, setAtWork] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const begin = () => {
    setAtWork(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAtWork(false), ATTENTION)
  }
  const end = () => {
    clearTimeout(timer.current)
    setAtWork(false)
  }
  return { atWork, handlers: { onPointerMove: begin, onFocus: begin, onPointerLeave: end, onBlur: end } }
}

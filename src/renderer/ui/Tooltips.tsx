import { useEffect, useRef } from 'react'
import { followTips } from './follow-tips'
import './tooltip.css'

/**
 * The one tooltip of the page. It tells what `data-tip` of an element says, and the whole of a text that is cut by an
 * ellipsis: of what the pointer rests on, and of what the keyboard has come to.
 */
export function Tooltips() {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => (ref.current === null ? undefined : followTips(ref.current)), [])
  // Whom it tells of names it as its description, which is read also where it is hidden.
  return <div ref={ref} id="tooltip" className="tip" aria-hidden="true" popover="manual" />
}

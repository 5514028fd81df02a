import { useEffect, useState } from 'react'
import './slider.css'

interface Props {
  readonly label: string
  /** 1 to 100. */
  readonly value: number
  readonly said: (value: number) => string
  /** Called when it is let go, not while it moves. */
  readonly onChange: (value: number) => void
}

/** A number from 1 to 100, by feel. */
export function Slider({ label, value, said, onChange }: Props) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => {
    if (draft !== value) onChange(draft)
  }
  return (
    <span className="slider">
      <input
        type="range"
        min={1}
        max={100}
        aria-label={label}
        aria-valuetext={said(draft)}
        value={draft}
        onChange={(event) => setDraft(Number(event.target.value))}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <span className="sm t2">{said(draft)}</span>
    </span>
  )
}

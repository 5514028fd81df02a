import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { readMoment, writeMoment } from '../../shared/time/written-moment'
import { Calendar, type CalendarWords } from './Calendar'
import type { Day } from './calendar-days'
import { Icon } from './Icon'
import { stepMoment, TIME_PLACE } from './step-moment'
import './moment-field.css'

interface Props {
  /** For a label that stands nearby; otherwise `label` is read. */
  readonly id?: string
  readonly label?: string
  /** As it is written: `2026-11-22 18:05`. */
  readonly value: string
  readonly wrong: boolean
  /** What says what is wrong. */
  readonly errorId?: string | undefined
  readonly today: Day
  readonly words: CalendarWords
  /** With every sign that is typed, and with every choice. */
  readonly onChange: (value: string) => void
  /** Once it is left, with Enter and with every choice. */
  readonly onDone?: (value: string) => void
}

/**
 * A moment that is typed or chosen: up and down step what the caret stands in, Alt with down opens a calendar. A day that
 * is chosen there keeps the time, which is selected next.
 */
export function MomentField({ id, label, value, wrong, errorId, today, words, onChange, onDone }: Props) {
  const field = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const select = useRef<readonly [number, number] | null>(null)
  useLayoutEffect(() => {
    // What is written anew has its caret at the end.
    if (select.current !== null) input.current?.setSelectionRange(...select.current)
    select.current = null
  })
  const write = (text: string, place: readonly [number, number]) => {
    select.current = place
    onChange(text)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') return onDone?.(value)
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null
    if (by === null) return
    event.preventDefault()
    if (event.altKey) return setOpen(true)
    const next = stepMoment(value, event.currentTarget.selectionStart ?? 0, by)
    if (next !== null) write(next.text, next.place)
  }
  const choose = (day: Day) => {
    const text = writeMoment({ day, time: readMoment(value)?.time ?? '00:00' })
    setOpen(false)
    input.current?.focus()
    write(text, TIME_PLACE)
    onDone?.(text)
  }
  return (
    <div ref={field} className={wrong ? 'field moment wrong' : 'field moment'}>
      <input
        ref={input}
        {...(id === undefined ? { 'aria-label': label } : { id })}
        className="mono"
        placeholder="2026-10-23 00:00"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={wrong}
        aria-describedby={wrong ? errorId : undefined}
        onChange={({ target }) => onChange(target.value)}
        onBlur={() => onDone?.(value)}
        onKeyDown={onKeyDown}
      />
      <button
        ref={button}
        type="button"
        className="moment-open"
        aria-label={words.open}
        data-tip={words.open}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" small />
      </button>
      {open && field.current && (
        <Calendar
          words={words}
          chosen={readMoment(value)?.day ?? null}
          today={today}
          anchor={field.current}
          onChoose={choose}
          onClose={(by) => {
            setOpen(false)
            if (by === 'keyboard') button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { WEEK } from '../../shared/time/daily-window'
import './weekdays.css'

interface Props {
  readonly label: string
  /** Those that are chosen; 0 is Sunday. */
  readonly days: readonly number[]
  /** What each day is called, shortly and in full. */
  readonly words: { readonly weekdays: readonly string[]; readonly weekdayNames: readonly string[] }
  readonly onToggle: (day: number) => void
  /** What is wrong with the choice. */
  readonly children?: ReactNode
}

/** Any days of the week. */
export const Weekdays = ({ label, days, words, onToggle, children }: Props) => (
  <fieldset className="weekdays grow" aria-label={label}>
    {WEEK.map((day) => (
      <button key={day} type="button" aria-pressed={days.includes(day)} onClick={() => onToggle(day)}>
        <span aria-hidden="true">{words.weekdays[day]}</span>
        <span className="unseen">{words.weekdayNames[day]}</span>
      </button>
    ))}
    {children}
  </fieldset>
)

import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from './Button'
import { type Day, dayAfterKey, monthsLater, weeksAround } from './calendar-days'
import { placeBeneath } from './place-beneath'
import './menu.css'
import './calendar.css'

/** What a calendar says. Weekdays begin with Monday. */
export interface CalendarWords {
  readonly open: string
  readonly previous: string
  readonly next: string
  readonly weekdays: readonly { readonly short: string; readonly name: string }[]
  /** The month of a day: `November 2026`. */
  readonly month: (day: Day) => string
  /** A day for those who hear it: `Sunday 22 November 2026`. */
  readonly day: (day: Day) => string
}

interface Props {
  readonly words: CalendarWords
  /** `null` where none is chosen yet. */
  readonly chosen: Day | null
  readonly today: Day
  /** What it stands beneath or above. */
  readonly anchor: Element
  readonly onChoose: (day: Day) => void
  /** It is to be gone; with the keyboard the focus has to go somewhere. */
  readonly onClose: (by: 'keyboard' | 'elsewhere') => void
}

/**
 * A month to choose a day of, over everything else: arrows move by days and weeks, Home and End within the week, Page Up
 * and Page Down by months, Enter and Space choose, Esc closes.
 */
export function Calendar({ words, chosen, today, anchor, onChoose, onClose }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  /** The day on which the keyboard stands. */
  const [at, setAt] = useState(chosen ?? today)
  const follows = useRef(true)
  useLayoutEffect(() => {
    const pop = ref.current
    if (pop === null) return undefined
    const place = () => placeBeneath(pop, anchor.getBoundingClientRect(), 'left')
    pop.showPopover()
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [anchor])
  useLayoutEffect(() => {
    if (follows.current) ref.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    follows.current = false
  }, [at])
  useEffect(() => {
    const pop = ref.current
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') onClose('elsewhere')
    }
    pop?.addEventListener('toggle', onToggle)
    return () => pop?.removeEventListener('toggle', onToggle)
  }, [onClose])

  const onKeyDown = (event: KeyboardEvent) => {
    // While it is open every key is its own.
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      return onClose('keyboard')
    }
    const next = event.target instanceof HTMLElement && event.target.dataset['day'] && dayAfterKey(at, event.key)
    if (!next) return
    event.preventDefault()
    follows.current = true
    setAt(next)
  }
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node) || currentTarget.contains(relatedTarget)) return
    // What opened it closes it by itself.
    if (!anchor.contains(relatedTarget)) onClose('elsewhere')
  }
  return (
    <div
      ref={ref}
      popover="auto"
      role="dialog"
      className="menu calendar"
      aria-label={words.open}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <div className="calendar-head">
        <Turn label={words.previous} icon="back" onTurn={() => setAt(monthsLater(at, -1))} />
        <span className="medium grow" aria-live="polite">
          {words.month(at)}
        </span>
        <Turn label={words.next} icon="forward" onTurn={() => setAt(monthsLater(at, 1))} />
      </div>
      <Month {...{ words, chosen, today, at, onChoose }} />
    </div>
  )
}

interface TurnProps {
  readonly label: string
  readonly icon: 'back' | 'forward'
  readonly onTurn: () => void
}

const Turn = ({ label, icon, onTurn }: TurnProps) => (
  <Button kind="quiet" size="small" icon={icon} aria-label={label} data-tip={label} onClick={onTurn} />
)

interface MonthProps extends Pick<Props, 'words' | 'chosen' | 'today' | 'onChoose'> {
  readonly at: Day
}

function Month({ words, chosen, today, at, onChoose }: MonthProps) {
  return (
    <table {...GRID} aria-label={words.month(at)}>
      <thead>
        <tr>
          {words.weekdays.map(({ short, name }) => (
            <th key={name} scope="col" abbr={name}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksAround(at).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} {...{ 'aria-selected': day === chosen }}>
                <button
                  type="button"
                  className={day.slice(0, 7) === at.slice(0, 7) ? 'day' : 'day beside'}
                  data-day={day}
                  tabIndex={day === at ? 0 : -1}
                  aria-current={day === today ? 'date' : undefined}
                  aria-label={words.day(day)}
                  onClick={() => onChoose(day)}
                >
                  {Number(day.slice(8))}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What can be walked through with arrows. */
const GRID = { role: 'grid' } as const

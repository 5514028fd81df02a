import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { nextInMenu } from './next-in-menu'
import './menu.css'
import './choice-menu.css'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
  /** Whether a line is drawn above it. */
  readonly begins?: boolean
}

interface Props {
  readonly label: string
  /** What is chosen, in words. */
  readonly shown: string
  readonly icon: IconName
  readonly choices: readonly Choice[]
  /** Whether several can be chosen, so that the menu stays open. */
  readonly several: boolean
  readonly onChoose: (value: string) => void
}

/** A button that says what is chosen, and opens the choices: arrows, Home and End move, Enter or Space choose, Esc closes. */
export function ChoiceMenu({ label, shown, icon, choices, several, onChoose }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  useLayoutEffect(() => {
    const [list, anchor] = [menu.current, button.current]
    if (!open || list === null || anchor === null) return undefined
    const place = () => placeList(list, anchor.getBoundingClientRect())
    list.showPopover()
    place()
    window.addEventListener('resize', place)
    ;(list.querySelector<HTMLElement>('[aria-checked="true"]') ?? list.querySelector('button'))?.focus()
    return () => window.removeEventListener('resize', place)
  }, [open])
  useEffect(() => {
    const list = menu.current
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') setOpen(false)
    }
    if (open) list?.addEventListener('toggle', onToggle)
    return () => list?.removeEventListener('toggle', onToggle)
  }, [open])

  const close = () => {
    menu.current?.hidePopover()
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      return close()
    }
    const next = nextInMenu(event.key, menu.current)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn choice"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <Icon name={icon} small />
        <span className="ell">{shown}</span>
        <Icon name="down" small />
      </button>
      {open && (
        <div
          ref={menu}
          id={id}
          popover="auto"
          role="menu"
          className="menu choices"
          aria-label={label}
          onKeyDown={onKeyDown}
        >
          {choices.map((choice) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles can be checked
            <button
              key={choice.value}
              type="button"
              role={several ? 'menuitemcheckbox' : 'menuitemradio'}
              aria-checked={choice.chosen}
              tabIndex={-1}
              className={choice.begins ? 'menu-item begins' : 'menu-item'}
              onClick={() => {
                if (!several) close()
                onChoose(choice.value)
              }}
            >
              <span className="choice-mark">{choice.chosen && <Icon name="check" small />}</span>
              <span className="grow ell">
                <bdi>{choice.label}</bdi>
              </span>
            </button>
          ))}
        </div>
      )}
    </>
  )
}

/** Beneath its button, as high as there is room: it scrolls. */
function placeList(list: HTMLElement, { left, bottom }: DOMRect): void {
  list.style.left = `${Math.max(4, Math.min(left, innerWidth - list.offsetWidth - 4))}px`
  list.style.top = `${bottom + 4}px`
  list.style.maxHeight = `${innerHeight - bottom - 12}px`
}

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { nextInMenu } from './next-in-menu'
import { placeBeneath } from './place-beneath'
import './menu.css'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName
  /** For what is on or off: the menu stays open when it is chosen. */
  readonly checked?: boolean
  /** The key that chooses it while the menu is open, as it is written beside it. */
  readonly keyHint?: string
  /** Whether a line is drawn above it. */
  readonly begins?: boolean
  readonly onChoose: () => void
}

/** What a menu stands beneath: an element, or a place on the screen. */
export type Anchor = Pick<Element, 'getBoundingClientRect'>

/** Where the pointer is, as what a menu can stand beneath. In px. */
export const pointAt = (x: number, y: number): Anchor => ({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) })

interface Props {
  readonly label: string
  readonly items: readonly MenuItem[]
  /** What it belongs to, and stands beneath or above. */
  readonly anchor: Anchor
  /** Which edges of the two are together: the right ones if not said. */
  readonly align?: 'left' | 'right'
  readonly onClose: () => void
}

/** A list of actions over everything else: arrows, Home and End move, Enter or the item's key chooses, Esc closes. */
export function Menu({ label, items, anchor, align = 'right', onClose }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const menu = ref.current
    if (menu === null) return undefined
    menu.showPopover()
    placeBeneath(menu, anchor.getBoundingClientRect(), align)
    menu.querySelector('button')?.focus()
    const placeAgain = () => placeBeneath(menu, anchor.getBoundingClientRect(), align)
    window.addEventListener('resize', placeAgain)
    return () => window.removeEventListener('resize', placeAgain)
  }, [anchor, align])
  useEffect(() => {
    const menu = ref.current
    // A click beside it closes it too, without asking.
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') onClose()
    }
    menu?.addEventListener('toggle', onToggle)
    return () => menu?.removeEventListener('toggle', onToggle)
  }, [onClose])

  const close = () => {
    // First, so that the focus goes back to where it came from.
    ref.current?.hidePopover()
    onClose()
  }
  const choose = (item: MenuItem) => {
    if (item.checked !== undefined) return item.onChoose()
    ref.current?.hidePopover()
    item.onChoose()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While it is open every key is its own.
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      return close()
    }
    const item = items.find(({ keyHint }) => keyHint?.toLowerCase() === event.key.toLowerCase())
    if (item !== undefined) {
      event.preventDefault()
      return choose(item)
    }
    const next = nextInMenu(event.key, ref.current)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div ref={ref} popover="auto" role="menu" className="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          {...roleOf(item)}
          tabIndex={-1}
          className={item.begins ? 'menu-item begins' : 'menu-item'}
          onClick={(event) => {
            event.stopPropagation()
            choose(item)
          }}
        >
          {item.icon ? <Icon name={item.icon} small /> : <MenuCheck checked={item.checked} />}
          <span className="grow">{item.label}</span>
          {item.keyHint && <span className="kbd">{item.keyHint}</span>}
        </button>
      ))}
    </div>
  )
}

const roleOf = ({ checked }: MenuItem) =>
  checked === undefined ? { role: 'menuitem' } : { role: 'menuitemcheckbox', 'aria-checked': checked }

const MenuCheck = ({ checked = false }: { readonly checked?: boolean | undefined }) => (
  <span className="menu-check">{checked && <Icon name="check" small />}</span>
)

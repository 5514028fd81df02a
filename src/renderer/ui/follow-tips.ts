const DELAY_MS = 300
const GAP = 6
/** By which the keyboard comes to something; with others a dialog opens, or something gets the focus back. */
const COMING = /^(Tab|Arrow\w+|Home|End|Page\w+)$/
const TOLD = '[data-tip], .ell'

/** Lets `tip` tell of what the pointer rests on or the keyboard has come to. Returns what ends that. */
export function followTips(tip: HTMLElement): () => void {
  let owner: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastKey = ''

  const hide = () => {
    clearTimeout(timer)
    if (owner?.getAttribute('aria-describedby') === tip.id) owner.removeAttribute('aria-describedby')
    owner = null
    if (tip.matches(':popover-open')) tip.hidePopover()
  }
  const show = () => {
    if (owner === null || !owner.isConnected) return hide()
    const words = wordsOf(owner)
    if (words === null || isBehindMenu(owner)) return
    tip.textContent = words
    // Above menus and dialogs too.
    tip.showPopover()
    place(tip, owner.getBoundingClientRect())
    if (owner.getAttribute('aria-label') !== words && !owner.hasAttribute('aria-describedby'))
      owner.setAttribute('aria-describedby', tip.id)
  }
  const ask = (target: EventTarget | null) => {
    const next = target instanceof Element ? target.closest(TOLD) : null
    if (next === owner) return
    hide()
    owner = next
    if (next !== null) timer = setTimeout(show, DELAY_MS)
  }
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') ask(target)
  }
  const onFocusIn = ({ target }: FocusEvent) => {
    if (COMING.test(lastKey) && target instanceof Element && target.matches(':focus-visible')) ask(target)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    lastKey = key
    if (key === 'Escape') hide()
  }
  const ending = new AbortController()
  const heard = { capture: true, passive: true, signal: ending.signal } as const
  document.addEventListener('pointerover', onPointerOver, heard)
  document.addEventListener('focusin', onFocusIn, heard)
  document.addEventListener('keydown', onKeyDown, heard)
  document.documentElement.addEventListener('pointerleave', hide, { signal: ending.signal })
  for (const over of ['focusout', 'pointerdown', 'scroll', 'wheel']) document.addEventListener(over, hide, heard)
  return () => {
    ending.abort()
    hide()
  }
}

/** A word about what lies behind an open menu would lie over the menu. */
function isBehindMenu(element: Element): boolean {
  const menu = document.querySelector('.menu:popover-open')
  return menu !== null && !menu.contains(element)
}

/** `null` where the element itself says it all already. */
function wordsOf(element: Element): string | null {
  const shown = element.textContent?.trim() ?? ''
  const words = element.getAttribute('data-tip') ?? shown
  if (words === '') return null
  const cut = element.querySelector('.name-begin') ?? element
  return words === shown && cut.scrollWidth <= cut.clientWidth ? null : words
}

/** Beneath it and in the middle of it; above where there is no room. */
function place(tip: HTMLElement, anchor: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect()
  const below = anchor.bottom + GAP
  const top = below + height <= innerHeight - GAP ? below : anchor.top - GAP - height
  const left = Math.min(Math.max(GAP, anchor.left + anchor.width / 2 - width / 2), innerWidth - width - GAP)
  tip.style.top = `${Math.max(GAP, top)}px`
  tip.style.left = `${Math.max(GAP, left)}px`
}

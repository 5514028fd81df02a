// @ts-check
// What runs in the page that is pressed: each function stands alone, because it is sent there as text.

/**
 * @typedef {{ name: string, key: string, nth: number, isAround: boolean, isPressed: boolean }} Action something to press:
 *   what it is called, which of those that are alike it is, whether it stands around the screen, and whether it is in force
 */

/**
 * What can be pressed now: in the dialog or menu that is on top, or on the whole page. Of rows that are alike two.
 * @param {Action | null} wanted the one to be marked by `data-pressed`, in place of whatever was
 * @returns {Action[]}
 */
export function actionsNow(wanted) {
  const over = [...document.querySelectorAll('dialog[open], [popover]:popover-open:not(.tip)')].at(-1)
  const all = (over ?? document).querySelectorAll(
    'button, a[href], summary, [type=checkbox], [type=radio], [role=option]',
  )
  for (const one of document.querySelectorAll('[data-pressed]')) one.removeAttribute('data-pressed')
  /** @type {Map<string, number>} */
  const alike = new Map()
  const actions = []
  for (const one of all) {
    const target = one.matches('[type=radio], [type=checkbox]') ? (one.closest('label') ?? one) : one
    const name = (one.ariaLabel ?? target.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60)
    const kind = `${one.tagName} ${one.getAttribute('class') ?? ''} in ${one.parentElement?.getAttribute('class') ?? ''}`
    // What a row is called changes with what it tells.
    const isOffer =
      one.closest('nav') !== null || /btn|menu|rail|tab|option|seg|copy|switch/.test(`${one.role} ${kind}`)
    const isRow = !isOffer && one.tagName === 'BUTTON'
    const key = isRow ? kind : `${name.replace(/\d+/g, '#')} ${kind}`
    const nth = alike.get(key) ?? 0
    alike.set(key, nth + 1)
    if (wanted?.key === key && wanted.nth === nth) target.setAttribute('data-pressed', '')
    const isShown = target.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    // What is chosen already, or only explains itself, changes nothing.
    const isChosen = one.matches('[aria-current], [aria-selected=true], :checked:not([type=checkbox]), .explained')
    if (isShown && !isChosen && !one.matches(':disabled') && !(isRow && nth > 1))
      actions.push({
        ...{ name, key, nth, isAround: one.closest('main, dialog, [popover]') === null },
        isPressed: one.ariaPressed === 'true' || one.ariaChecked === 'true',
      })
  }
  return actions
}

/**
 * All that a person could notice, but for figures that tick.
 * @returns {{ seen: string, open: number }} `open`: dialogs and menus
 */
export function appearance() {
  const told = [
    'class',
    'open',
    'data-theme',
    'data-density',
    'aria-label',
    'aria-pressed',
    'aria-expanded',
    'aria-checked',
  ]
  const parts = [...document.querySelectorAll('body *, html')]
    .filter((one) => one.closest('svg') === null)
    .map((one) => {
      const { checked = '', value = '' } = /** @type {Partial<HTMLInputElement>} */ (one)
      return [
        one.tagName,
        ...told.map((name) => one.getAttribute(name) ?? ''),
        checked,
        value,
        one.scrollTop > 0,
      ].join()
    })
  return {
    seen: `${parts.join('\n')}\n${document.body.innerText}`.replace(/\d+/g, '#'),
    open: document.querySelectorAll('dialog[open], [popover]:popover-open:not(.tip)').length,
  }
}

/**
 * What is wrong with what a person sees, found in the page itself: one line per finding. Text below 4.5:1 or 11 px,
 * cut off by what is around it or by the edge of the window, and parts that scroll sideways.
 */
export async function auditPage(): Promise<string[]> {
  // What is still coming in is not as legible as it will be; what goes round for ever is left out.
  const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(passing.map(({ finished }) => finished))
  const findings = new Set<string>()
  const found = (what: string, element: Element, text: string) => {
    const name = element.getAttribute('class') || element.parentElement?.getAttribute('class') || element.tagName
    findings.add(`${what}: "${text.trim().slice(0, 40)}" in .${name}`)
  }

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const colours = new Map<string, readonly number[]>()
  const rgba = (colour: string): readonly number[] => {
    const known = colours.get(colour)
    if (known) return known
    if (canvas === null) throw new Error('no canvas')
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    const read = [r, g, b, a / 255]
    colours.set(colour, read)
    return read
  }
  const over = (above: readonly number[], below: readonly number[]): readonly number[] => {
    const alpha = above[3] ?? 1
    return [0, 1, 2].map((part) => (above[part] ?? 0) * alpha + (below[part] ?? 0) * (1 - alpha)).concat(1)
  }
  const grounds = new Map<Element, readonly number[]>()
  const groundOf = (element: Element | null): readonly number[] => {
    if (element === null) return [255, 255, 255, 1]
    const known = grounds.get(element)
    if (known) return known
    const own = rgba(getComputedStyle(element).backgroundColor)
    const ground = (own[3] ?? 0) > 0.99 ? own : over(own, groundOf(element.parentElement))
    grounds.set(element, ground)
    return ground
  }
  const luminance = (colour: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one: readonly number[], other: readonly number[]): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }

  const faded = new Map<Element, readonly Element[]>()
  /** What is half transparent around an element, and itself, from within. */
  const fadedBy = (element: Element | null): readonly Element[] => {
    if (element === null) return []
    const known = faded.get(element)
    if (known) return known
    const around = fadedBy(element.parentElement)
    const fades = Number(getComputedStyle(element).opacity) < 1 && !element.closest(':disabled')
    const all = fades ? [element, ...around] : around
    faded.set(element, all)
    return all
  }
  /** The colour of a text as it is seen: all that is half transparent around it lets its ground through. */
  const seenOn = (element: Element): { readonly colour: readonly number[]; readonly ground: readonly number[] } => {
    const own = groundOf(element)
    let [colour, ground] = [over(rgba(getComputedStyle(element).color), own), own]
    for (const at of fadedBy(element)) {
      const opacity = Number(getComputedStyle(at).opacity)
      const beneath = groundOf(at.parentElement)
      colour = over([...colour.slice(0, 3), opacity], beneath)
      ground = over([...ground.slice(0, 3), opacity], beneath)
    }
    return { colour, ground }
  }

  const heard = new Map<Element, boolean>()
  const isForEarsAlone = (element: Element | null): boolean => {
    if (element === null) return false
    const known = heard.get(element)
    if (known !== undefined) return known
    const isHeard = getComputedStyle(element).clipPath === 'inset(50%)' || isForEarsAlone(element.parentElement)
    heard.set(element, isHeard)
    return isHeard
  }

  const edges = new Map<Element, ReturnType<typeof readEdges>>()
  /** What becomes of that which goes beyond an element. */
  const readEdges = (element: Element) => {
    const { overflowX, overflowY, textOverflow, position, webkitLineClamp } = getComputedStyle(element)
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    return {
      box: element.getBoundingClientRect(),
      endsAcross: textOverflow === 'ellipsis' || scrolls(overflowX),
      endsDown: webkitLineClamp !== 'none' || scrolls(overflowY),
      hidesAcross: hides(overflowX),
      hidesDown: hides(overflowY),
      isFixed: position === 'fixed',
    }
  }
  const edgesOf = (element: Element) => {
    const known = edges.get(element) ?? readEdges(element)
    edges.set(element, known)
    return known
  }

  /** Whether something around the text hides a part of it; what scrolls or says by an ellipsis that there is more, does not. */
  const isCut = (node: Node, element: Element): boolean => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const text = range.getBoundingClientRect()
    let [acrossEnds, downEnds] = [false, false]
    for (let at: Element | null = element; at && !(acrossEnds && downEnds); at = at.parentElement) {
      const { box, endsAcross, endsDown, hidesAcross, hidesDown, isFixed } = edgesOf(at)
      if (endsAcross) acrossEnds = true
      if (endsDown) downEnds = true
      // What gives way is there as a whole or not at all.
      if (text.top >= box.bottom - 1 && element.closest('.gives-way')) return false
      if (!acrossEnds && hidesAcross && (text.left < box.left - 1 || text.right > box.right + 1)) return true
      // A line's box is lower than the letters' own.
      if (!downEnds && hidesDown && (text.top < box.top - 4 || text.bottom > box.bottom + 4)) return true
      if (isFixed) break
    }
    return !acrossEnds && (text.left < -1 || text.right > innerWidth + 1)
  }

  /** An address of which a part is missing is another address, whether or not dots say so. */
  const isAddressElided = (text: string, element: Element): boolean => {
    if (!/^\s*(\d{1,3}\.){3}\d{1,3}\s*$/.test(text)) return false
    const box = element.closest('td, .ell') ?? element
    return getComputedStyle(box).textOverflow === 'ellipsis' && box.scrollWidth > box.clientWidth
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? ''
    const element = node.parentElement
    if (!element || text.trim() === '' || !element.checkVisibility({ opacityProperty: true })) continue
    if (element.closest('svg') || isForEarsAlone(element)) continue
    const style = getComputedStyle(element)
    // What is zoomed is told in its own pixels, and read in those of the screen.
    const size = Number.parseFloat(style.fontSize) * ((element as { currentCSSZoom?: number }).currentCSSZoom ?? 1)
    if (size < 10.99) found(`${size} px is too small`, element, text)
    const { colour, ground } = seenOn(element)
    const ratio = contrast(colour, ground)
    if (ratio < 4.5) found(`contrast ${ratio.toFixed(2)}`, element, text)
    if (isCut(node, element) || isAddressElided(text, element)) found('cut off', element, text)
  }
  if (document.documentElement.scrollWidth > innerWidth) findings.add('the page scrolls sideways')
  for (const part of document.querySelectorAll('main, .page'))
    if (part.scrollWidth > part.clientWidth + 1) found('scrolls sideways', part, '')
  return [...findings]
}

/** What the audit has to know about the words of a page. */
export interface Wording {
  /** The language the page is in. */
  readonly language: 'en' | 'zh'
  /** Sentences of the other language that this one does not have: none of them may stand here. */
  readonly foreign: readonly string[]
  /** Whether what boxes are called may be in either language: then whole sentences alone give it away. */
  readonly mixedNames?: boolean
}

/** What stands in a page in another language than its own, as text or said to assistive technology: one line each. */
export function foreignWords({ language, foreign, mixedNames = false }: Wording): string[] {
  const findings = new Set<string>()
  const sentences = new Set(foreign)
  // What boxes send stands as it came, and apart (`bdi`).
  const ownWords = 'bdi, .raw, pre, code, .mono, kbd, .kbd, [lang]:not(html)'
  const look = (words: string, element: Element) => {
    // A language is called what its speakers call it.
    const said = words.replace(/中文|English/g, '')
    if (said.trim() === '' || element.closest(ownWords) !== null) return
    const isForeign = language === 'zh' ? /[a-z]{3,} [a-z]{2,}/i.test(said) : /[\u4e00-\u9fff]/.test(said)
    if (sentences.has(said.trim()) || (isForeign && !mixedNames))
      findings.add(`another language: "${said.trim().slice(0, 60)}" in .${element.getAttribute('class')}`)
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.parentElement?.checkVisibility()) look(node.nodeValue ?? '', node.parentElement)
  // Chinese has marks of its own: those of English beside it are a sentence that was put together of parts.
  if (language === 'zh')
    for (const element of document.querySelectorAll<HTMLElement>('p, li, td, span, button, label, h1, h2')) {
      const own = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : ' ')).join('')
      if (/[\u4e00-\u9fff] ?[:;,!?(]|[:;,)] ?[\u4e00-\u9fff]/.test(own) && element.closest(ownWords) === null)
        findings.add(`English marks: "${own.trim().slice(0, 60)}" in .${element.getAttribute('class')}`)
    }
  for (const element of document.querySelectorAll('[aria-label], [title], [data-tip], [placeholder], [aria-valuetext]'))
    for (const name of ['aria-label', 'title', 'data-tip', 'placeholder', 'aria-valuetext'])
      look(element.getAttribute(name) ?? '', element)
  return [...findings]
}

/**
 * Which actions nobody can get at in a window as small as this: neither in sight nor brought there by scrolling, or
 * beneath something else. Of a dialog or menu that is open, those in it alone.
 */
export function unreachable(): string[] {
  const over = document.querySelector('dialog[open], [popover]:popover-open:not(.tip)')
  // What is told of in a corner goes away by itself or when it is told to.
  const inTheWay = document.querySelectorAll<HTMLElement>('.toasts, .corner')
  for (const one of inTheWay) one.style.visibility = 'hidden'
  const lost: string[] = []
  const nameOf = (action: HTMLElement) =>
    [action.ariaLabel, action.textContent, (action as HTMLInputElement).labels?.[0]?.textContent, action.outerHTML]
      .find((words) => (words ?? '').trim() !== '')
      ?.trim()
      .slice(0, 80)
  for (const action of (over ?? document).querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')) {
    // What only programs reach stands behind something that people do.
    if (action.tabIndex < 0 && getComputedStyle(action).clipPath === 'inset(50%)') continue
    const target = action.matches('[type=radio], [type=checkbox]') ? (action.closest('label') ?? action) : action
    if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const { left, top, width, height } = target.getBoundingClientRect()
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    if (!target.contains(there) && !there?.contains(target)) lost.push(`out of reach: "${nameOf(action)}"`)
  }
  for (const one of inTheWay) one.style.visibility = ''
  return lost
}

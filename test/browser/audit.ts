/** What is wrong with what a person sees, found in the page itself: one line per finding. */
export function auditPage(): string[] {
  const findings: string[] = []
  const found = (what: string, element: Element, text: string) =>
    findings.push(`${what}: "${text.trim().slice(0, 40)}" in .${element.className || element.tagName}`)

  const rgba = (colour: string): number[] => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (canvas === null) return [0, 0, 0, 1]
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const groundOf = (element: Element): number[] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const ground = rgba(getComputedStyle(at).backgroundColor)
      if ((ground[3] ?? 0) > 0.99) return ground
    }
    return [255, 255, 255, 1]
  }
  const luminance = (colour: number[]): number => {
    const [r = 0, g = 0, b = 0] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one: number[], other: number[]): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? ''
    const element = node.parentElement
    if (!element || text.trim() === '' || !element.checkVisibility() || element.closest('.unseen, svg')) continue
    const style = getComputedStyle(element)
    if (Number.parseFloat(style.fontSize) < 10) found('too small', element, text)
    const ratio = contrast(rgba(style.color), groundOf(element))
    if (ratio < 4.5) found(`contrast ${ratio.toFixed(2)}`, element, text)
    const range = document.createRange()
    range.selectNodeContents(node)
    const isElliptic = element.closest('.ell, td') !== null
    if (!isElliptic && range.getBoundingClientRect().right > innerWidth) found('cut off', element, text)
  }
  if (document.documentElement.scrollWidth > innerWidth) findings.push('the page scrolls sideways')
  return [...new Set(findings)]
}

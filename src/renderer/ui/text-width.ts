/** How wide a sign of the interface's font is, in parts of its size; the widest first that it may be. */
const WIDTHS: readonly (readonly [signs: RegExp, width: number])[] = [
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u, 1],
  [/[MWmw@%&…]/, 0.9],
  [/[A-Z]/, 0.68],
  [/\d/, 0.64],
  [/[ijl.,:;'!|()[\] ]/, 0.29],
  [/[frt/-]/, 0.4],
]
const OTHERS = 0.58
/** Of signs that all have the same width. */
const MONO = 0.58

/** Names are measured by the hundred, of few signs. */
const known = new Map<string, number>()

function widthOf(sign: string): number {
  const before = known.get(sign)
  if (before !== undefined) return before
  const width = WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? OTHERS
  known.set(sign, width)
  return width
}

/**
 * How much room a text takes on a line, in px, without drawing it: near enough to give a column its width.
 * @param size of the font, in px
 * @param isMono whether it stands in the font of codes
 */
export function textWidth(text: string, size: number, isMono = false): number {
  let width = 0
  for (const sign of text) {
    const found = widthOf(sign)
    width += isMono && found < 1 ? MONO : found
  }
  return width * size
}

/**
 * What a numbered cell shows of a box: the last digits of its name, else its place in the site, counted from 0.
 * @param most how many digits there is room for, 2 or 3
 */
export function cellNumber(name: string, place: number, most: number): string {
  const digits = /(\d+)\D*$/.exec(name)?.[1] ?? String(place + 1)
  return digits.slice(-most).replace(/^0(?=\d\d)/, '')
}

/** How many digits have room beside the silhouette in a cell, both in px. */
export const digitsIn = (width: number, unit: number): number => (width >= 3.7 * Math.max(11, 12 * unit) ? 3 : 2)

/** The name of a box under the name of its site, which it need not repeat: `#04` for `North gate 04`. */
export function nameInSite(name: string, site: string | null): string {
  if (site === null || !name.startsWith(site)) return name
  const rest = name.slice(site.length).replace(/^[\s\-_·.]+/, '')
  return rest === '' ? name : `#${rest}`
}

/** What a numbered cell shows of a box: the last digits of its name, else its place in the site, counted from 0. */
export function cellNumber(name: string, place: number): string {
  const digits = /(\d+)\D*$/.exec(name)?.[1]
  return digits === undefined ? String(place + 1) : digits.slice(-3).replace(/^0(?=\d\d)/, '')
}

/** The name of a box under the name of its site, which it need not repeat: `#04` for `North gate 04`. */
export function nameInSite(name: string, site: string | null): string {
  if (site === null || !name.startsWith(site)) return name
  const rest = name.slice(site.length).replace(/^[\s\-_·.]+/, '')
  return rest === '' ? name : `#${rest}`
}

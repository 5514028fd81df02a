/** A URL's path in the form in which paths are compared: people type these, so case and a trailing slash do not count. */
export function pathOf(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1)
  return path.replace(/\/+$/, '').toLowerCase()
}

/** A URL that a box sent, if it is one a browser may open; anything but http and https could run something. */
export function safeUrl(sent: string | null): string | null {
  if (sent === null || !URL.canParse(sent)) return null
  const url = new URL(sent)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

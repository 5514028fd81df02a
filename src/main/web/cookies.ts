/** `session` of somebody who logged in, `wall` of a display that came by its link. */
export type CookieKind = 'session' | 'wall'

/**
 * What a cookie of ours is called. Browsers give cookies to every port of a host, so the name says which port is meant:
 * two stations on one machine do not take each other's. Over TLS the prefix keeps everybody else from setting it.
 * @param host the `Host` header
 */
export function cookieName(kind: CookieKind, host: string | undefined, isSecure: boolean): string {
  const port = /:(\d{1,5})$/.exec(host ?? '')?.[1] ?? (isSecure ? '443' : '80')
  return `${isSecure ? '__Host-' : ''}fogwatch-${kind}-${port}`
}

/** The value of a cookie; `null` where there is none, or where two are sent: then one of them is not ours. */
export function readCookie(header: string | undefined, name: string): string | null {
  const values = (header ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=')
    return at > 0 && part.slice(0, at).trim() === name ? [part.slice(at + 1).trim()] : []
  })
  return values.length === 1 && values[0] !== '' ? (values[0] ?? null) : null
}

/** @param maxAge in seconds; `null` until the browser is closed, 0 takes the cookie away */
export function cookieHeader(name: string, value: string, isSecure: boolean, maxAge: number | null): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (isSecure) parts.push('Secure')
  if (maxAge !== null) parts.push(`Max-Age=${maxAge}`)
  return parts.join('; ')
}

import { isIP } from 'node:net'

/**
 * Whether a request with this `Host` header may be answered. Only names that cannot be made to point here by somebody
 * else's DNS: addresses, `localhost`, and those of which `isOurs` knows. Stops DNS rebinding.
 */
export function isOwnHost(host: string | undefined, isOurs: (name: string) => boolean): boolean {
  if (host === undefined) return false
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
  return name === 'localhost' || isIP(name) !== 0 || isOurs(name)
}

/** Whether a browser page of this `Origin` may talk to us: our own pages, and programs, which send none. */
export const isOwnOrigin = (origin: string | undefined, host: string | undefined, isSecure: boolean): boolean =>
  origin === undefined || origin === `${isSecure ? 'https' : 'http'}://${host}`

/** What a browser says of itself with each request, and no page can change. Programs say nothing. */
export interface FetchMetadata {
  readonly site: string | undefined
  readonly mode: string | undefined
  readonly dest: string | undefined
}

/**
 * Whether a browser asks for one of our own pages, or the person in front of it does. A page of another origin may
 * lead here by a link, but neither call, nor embed, nor send a form.
 * @param method of the request
 * @param path of the request; a link to a call is no link to a page
 */
export function isOwnFetch({ site, mode, dest }: FetchMetadata, method: string, path: string): boolean {
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  return method === 'GET' && mode === 'navigate' && dest === 'document' && !/^\/+api(\/|$)/i.test(path)
}

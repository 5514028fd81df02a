import { isIP } from 'node:net'

/**
 * Whether a request with this `Host` header may be answered. Only names that cannot be made to point here by somebody
 * else's DNS: addresses, `localhost`, and the machine's own name. Stops DNS rebinding.
 */
export function isOwnHost(host: string | undefined, hostname: string): boolean {
  if (host === undefined) return false
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
  return name === 'localhost' || isIP(name) !== 0 || name === hostname.toLowerCase()
}

/** Whether a browser page of this `Origin` may talk to us: our own pages, and programs, which send none. */
export const isOwnOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || origin === `http://${host}`

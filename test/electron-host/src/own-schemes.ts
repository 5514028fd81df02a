/**
 * Chromium has no schemes but its own, and a page of one that it does not know gets no origin. What an app serves under
 * a scheme of its own is therefore carried as a site of https, which like a scheme that is `standard` and `secure` has
 * an origin, relative addresses and a secure context: `app://fogwatch/a` is `https://fogwatch.app.stand-in.invalid/a`.
 * No request for such a site ever reaches a network; only what a page reads in its own `location` tells the difference.
 */
const SITE = 'stand-in.invalid'

/** Every request that is one for a scheme of the app. */
export const OWN_SCHEMES = `https://*.${SITE}/*`

/** The address as Chromium has it. */
export const toChromium = (url: string, isHandled: (scheme: string) => boolean): string =>
  url.replace(/^([a-z][a-z\d+.-]*):\/\/([^/?#@:]+)/, (whole, scheme: string, host: string) =>
    isHandled(scheme) ? `https://${host}.${scheme}.${SITE}` : whole,
  )

/** The address as the app has it. */
export function fromChromium(url: string): string {
  if (!URL.canParse(url)) return url
  const { protocol, hostname, port } = new URL(url)
  const [, host, scheme] = protocol === 'https:' && port === '' ? (CARRIED.exec(hostname) ?? []) : []
  return host === undefined ? url : url.replace(/^https:\/\/[^/?#]+/, `${scheme}://${host}`)
}

const CARRIED = new RegExp(`^(.+)\\.([^.]+)\\.${SITE.replace('.', '\\.')}$`)

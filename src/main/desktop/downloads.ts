import { session } from 'electron'
import { PAGE_HOST, PAGE_SCHEME } from './home'

/**
 * Refuses every download but of what the page itself has made (`renderer/ui/offer-file`): a lost page could otherwise ask
 * for a place on the disk for something of the network, under any name, and tell the network so.
 * @param home the document that the window shows
 */
export function limitDownloads(home: string): void {
  session.defaultSession.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL(), home)) event.preventDefault()
  })
}

/** Whether what is at `url` was made by the page at `home`. */
export function isOwnBlob(url: string, home: string): boolean {
  // Of a scheme of our own Node does not know the origin.
  const origin = home.startsWith(`${PAGE_SCHEME}:`) ? `${PAGE_SCHEME}://${PAGE_HOST}` : new URL(home).origin
  return url.startsWith(`blob:${origin}/`)
}

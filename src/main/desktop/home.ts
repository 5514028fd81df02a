import { join } from 'node:path'

/** By which the window reaches the interface's files, and nothing else is reached: `app://fogwatch/…`. */
export const PAGE_SCHEME = 'app'
export const PAGE_HOST = 'fogwatch'

const PAGE = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`

/** What the window loads. */
export interface Home {
  /** The only document the window ever shows. */
  readonly url: string
  readonly preload: string
  /** The folder of the interface's files; `null` where a dev server has them. */
  readonly folder: string | null
}

/**
 * @param mainDir the folder of the built main process, beside which the build puts preload and renderer
 * @param devServer where the renderer is served while it is being developed; taken only from this machine
 */
export function findHome(mainDir: string, devServer: string | undefined): Home {
  const preload = join(mainDir, '../preload/preload.cjs')
  return devServer !== undefined && isLoopback(devServer)
    ? { url: devServer, preload, folder: null }
    : { url: PAGE, preload, folder: join(mainDir, '../renderer') }
}

/** Whether `url` is the document at `home`, whatever its query and fragment; on a dev server, anything it serves. */
export function isHome(url: string, home: string): boolean {
  if (!URL.canParse(url)) return false
  const [asked, ours] = [new URL(url), new URL(home)]
  if (asked.protocol !== ours.protocol || asked.host !== ours.host || asked.username + asked.password !== '')
    return false
  return ours.protocol !== `${PAGE_SCHEME}:` || asked.pathname === ours.pathname
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname)
}

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the window loads. */
export interface Home {
  /** The only document the window ever shows. */
  readonly url: string
  readonly preload: string
}

/**
 * @param mainDir the folder of the built main process, beside which the build puts preload and renderer
 * @param devServer where the renderer is served while it is being developed; taken only from this machine
 */
export function findHome(mainDir: string, devServer: string | undefined): Home {
  const page = pathToFileURL(join(mainDir, '../renderer/index.html')).href
  return {
    url: devServer !== undefined && isLoopback(devServer) ? devServer : page,
    preload: join(mainDir, '../preload/preload.cjs'),
  }
}

/** Whether `url` is the document at `home`, whatever its query and fragment; on a dev server, anything it serves. */
export function isHome(url: string, home: string): boolean {
  if (!URL.canParse(url)) return false
  const [asked, ours] = [new URL(url), new URL(home)]
  if (asked.protocol !== ours.protocol || asked.host !== ours.host) return false
  return ours.protocol !== 'file:' || decoded(asked.pathname) === decoded(ours.pathname)
}

/** Chromium and Node escape different characters of a file path; what cannot be decoded stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname)
}

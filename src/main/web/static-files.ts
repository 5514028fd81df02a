import type { FastifyInstance } from 'fastify'
import { pageHeaders, readPageFiles } from '../page-files'
import { LOGIN_PAGE } from './admission'
import { loginFiles } from './login-files'

/** The page speaks to the station that served it. */
const HEADERS = pageHeaders("'self'")

/** Paths beside its own that lead to a page. `/wall` comes with the token of a link, which stays in the browser. */
const OTHER_PATHS: Readonly<Record<string, readonly string[]>> = {
  '/index.html': ['/'],
  '/login.html': [LOGIN_PAGE, '/wall'],
}

/**
 * The interface's files. Only what was in the folder at the start is served, by exact name:
 * no path of a request ever becomes a path of the disk.
 */
export async function addStaticFiles(app: FastifyInstance, folder: string): Promise<void> {
  const files = await readPageFiles(folder)
  const forAnyone = loginFiles(files)
  for (const [url, { type, content }] of files) {
    const body = Buffer.from(content.buffer)
    // Built names carry a hash of their content; the page itself must be asked for each time.
    const cache = url.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'
    const isPage = url === '/index.html'
    const config = { who: forAnyone.has(url) ? ('anyone' as const) : ('wall' as const), leads: isPage }
    for (const path of [url, ...(OTHER_PATHS[url] ?? [])]) {
      app.get(path, { config }, async ({ visitor }, reply) =>
        reply
          // After logging out the way back leads to no page that the browser still has.
          .headers({ ...HEADERS, 'cache-control': isPage && visitor?.by === 'session' ? 'no-store' : cache })
          .type(type)
          .send(isPage && visitor !== null ? marked(body, visitor) : body),
      )
    }
  }
}

/** The page with who looks at it, so that it need not ask before it draws; see `renderer/store/visitor`. */
function marked(page: Buffer, { role, by }: { readonly role: string; readonly by: string }): string {
  return page.toString().replace('<html', `<html data-visitor="${role}" data-visitor-by="${by}"`)
}

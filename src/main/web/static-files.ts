import type { FastifyInstance } from 'fastify'
import { pageHeaders, readPageFiles } from '../page-files'

/** The page speaks to the station that served it. */
const HEADERS = pageHeaders("'self'")

/**
 * The interface's files. Only what was in the folder at the start is served, by exact name:
 * no path of a request ever becomes a path of the disk.
 */
export async function addStaticFiles(app: FastifyInstance, folder: string): Promise<void> {
  for (const [url, { type, content }] of await readPageFiles(folder)) {
    const body = Buffer.from(content.buffer)
    // Built names carry a hash of their content; the page itself must be asked for each time.
    const cache = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    for (const path of url === '/index.html' ? ['/', url] : [url]) {
      app.get(path, async (_request, reply) =>
        reply
          .headers({ ...HEADERS, 'cache-control': cache })
          .type(type)
          .send(body),
      )
    }
  }
}

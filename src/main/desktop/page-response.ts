import { type PageFiles, pageHeaders } from '../page-files'
import { PAGE_HOST } from './home'

/** The bridge carries everything that the page has to say. */
const HEADERS = pageHeaders("'none'")

/**
 * Answers a request of the window with one of the interface's files, by its exact name. Query and fragment say nothing;
 * everything else is 404.
 */
export function pageResponse(files: PageFiles, { method, url }: Pick<Request, 'method' | 'url'>): Response {
  if (method !== 'GET') return refusal(405)
  const { host, pathname } = new URL(url)
  const file = host === PAGE_HOST ? files.get(pathname) : undefined
  if (file === undefined) return refusal(404)
  return new Response(file.content, {
    headers: { ...HEADERS, 'content-type': file.type, 'cache-control': 'no-cache' },
  })
}

const refusal = (status: 404 | 405): Response =>
  new Response('there is nothing at this address', {
    status,
    headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  })

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AnnouncementView } from '../../src/shared/contract/alert-views'

/** Takes what the station's webhook is sent, and answers 200. */
export async function openSink(
  take: (announcements: readonly AnnouncementView[]) => void,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const { announcements } = JSON.parse(text) as { readonly announcements: readonly AnnouncementView[] }
    take(announcements)
    response.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the sink has no port')
  return { url: `http://127.0.0.1:${address.port}/told`, close: () => void server.close() }
}

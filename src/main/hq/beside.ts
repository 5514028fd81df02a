import type { Answerer } from './answerer'
import type { HistorySender } from './history-sender'
import type { OpenLink } from './link'

/** The same link, over which history is sent beside the commits, and headquarters is answered. */
export const beside =
  (openLink: OpenLink, sender: HistorySender, answerer: Answerer): OpenLink =>
  (events) => {
    const link = openLink({
      ...events,
      onConnected: () => {
        events.onConnected()
        sender.connected(link)
      },
      onAsked: (command, bytes) => answerer.answer(command, bytes, link.messageBytes),
    })
    return link
  }

import { decode, encode } from './codec'
import type { FromPage, ToPage } from './messages'

type Listener = (event: object, ...args: unknown[]) => void

/** The page's side of IPC: what of Electron's `ipcRenderer` the preload uses. */
export function createIpcRenderer(send: (message: FromPage) => void) {
  const listeners = new Map<string, Listener[]>()
  const pending = new Map<number, (message: ToPage) => void>()
  let nextId = 1

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = nextId++
      const encoded = encode(args)
      const reply = await new Promise<ToPage>((resolve) => {
        pending.set(id, resolve)
        send({ type: 'invoke', id, channel, args: encoded })
      })
      if (reply.type === 'error') throw new Error(`Error invoking remote method '${channel}': ${reply.error}`)
      return reply.type === 'result' ? decode(reply.result) : undefined
    },
    on(channel: string, listener: Listener): void {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
  }

  const receive = (message: ToPage): void => {
    if (message.type === 'event') {
      const args = decode(message.args) as unknown[]
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args)
      return
    }
    pending.get(message.id)?.(message)
    pending.delete(message.id)
  }

  return { ipcRenderer, receive }
}

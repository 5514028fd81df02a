import { guard } from './guard'
import type { WebContents } from './web-contents'

/** What a handler is told of who invoked it. */
export interface InvokeEvent {
  readonly sender: WebContents
  readonly senderFrame: WebContents['mainFrame']
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = guard('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>)

/** Called for what a page invokes. */
export async function answer(channel: string, event: InvokeEvent, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}

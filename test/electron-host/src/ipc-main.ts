import { guard } from './guard'
import { handle } from './ipc-handlers'
import type { WebContents } from './web-contents'

/** What a handler is told of who invoked it. */
export interface InvokeEvent {
  readonly sender: WebContents
  readonly senderFrame: WebContents['mainFrame']
}

export const ipcMain = guard('ipcMain', {
  handle(channel: string, handler: (event: InvokeEvent, ...args: unknown[]) => unknown): void {
    handle(channel, handler)
  },
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>)

import { isHome } from './home'

/** Who sent a message, as Electron's IPC events tell it. */
export interface Caller {
  readonly sender: object
  /** `null` once the frame has navigated or is gone. */
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null
}

/** Only the main frame of our own window, and only while it shows our own page, may speak to the station. */
export function mayCall(caller: Caller, ours: object | undefined, home: string): boolean {
  const frame = caller.senderFrame
  return caller.sender === ours && frame !== null && frame.parent === null && isHome(frame.url, home)
}

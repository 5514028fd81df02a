import { type BrowserWindow, Notification } from 'electron'
import { textIn } from '../../shared/text/text'
import type { StationPort } from '../ports'
import { spokenLanguage } from './language'
import type { ShellMemory } from './shell-memory'

interface Parts {
  readonly station: StationPort
  readonly memory: ShellMemory
  /** Whether the app is about to end. */
  readonly isQuitting: () => boolean
  readonly show: () => void
}

/** Closing the window only hides it, if the user has not chosen otherwise; the first time says so. */
export function hideWhenClosed(parts: Parts): (frame: BrowserWindow) => void {
  return (frame) => {
    frame.on('close', (event) => {
      if (parts.isQuitting() || !parts.memory.get().closeToTray) return
      event.preventDefault()
      leaveFullScreen(frame, () => frame.hide())
      void sayOnce(parts)
    })
  }
}

/** On macOS a window that is hidden while it fills the screen leaves a black one behind. */
function leaveFullScreen(frame: BrowserWindow, then: () => void): void {
  if (frame.isFullScreen()) {
    frame.once('leave-full-screen', then)
    frame.setFullScreen(false)
  } else then()
}

async function sayOnce({ station, memory, show }: Parts): Promise<void> {
  // On macOS that is how every app behaves.
  if (memory.get().toldOfTray || process.platform === 'darwin' || !Notification.isSupported()) return
  memory.change({ toldOfTray: true })
  const { tray } = textIn(await spokenLanguage(station)).desktop
  const notice = new Notification({ title: tray.goesOn, body: tray.goesOnBody, silent: true })
  notice.on('click', show)
  notice.show()
}

import { Notification } from 'electron'
import type { PushEvent } from '../../shared/contract/push'
import { textIn } from '../../shared/text/text'
import type { StationPort } from '../ports'
import { spokenLanguage } from './language'
import type { MainWindow } from './main-window'

interface Parts {
  readonly station: StationPort
  readonly window: Pick<MainWindow, 'frame'>
  /** Says something to the page, whether the window is seen or not. */
  readonly tell: (event: PushEvent) => void
  /** Brings the window to the front, and says something to its page. */
  readonly showAndTell: (event: PushEvent) => void
}

/** Says once that a newer version is ready: in the window, and beside it where nobody looks at it. */
export function tellOfUpdates({ station, window, tell, showAndTell }: Parts): (version: string) => Promise<void> {
  return async (version) => {
    tell({ type: 'update', version })
    if (window.frame()?.isFocused() || !Notification.isSupported()) return
    const { readyTitle, ready } = textIn(await spokenLanguage(station)).updates
    const notice = new Notification({ title: readyTitle, body: ready(version), silent: true })
    notice.on('click', () => showAndTell({ type: 'show', screen: 'settings' }))
    notice.show()
  }
}

import { app, Notification } from 'electron'
import type { AnnouncementView } from '../../shared/contract/alert-views'
import type { Language } from '../../shared/model/settings'
import type { StationPort } from '../ports'
import { spokenLanguage } from './language'
import { gatewayOf, notificationText } from './notification-text'

/** By this Windows knows whose notifications they are; a shortcut to the app has to carry the same. */
const APP_ID = 'com.fogwatch.station'

/** A notification that nothing refers to any more is collected, and a click on it lost. */
const KEPT = 50

/** Names the app to the system; has to be done before there is a window. */
export const nameForSystem = (): void => app.setAppUserModelId(APP_ID)

/**
 * Shows each announcement as one notification of the system.
 * @param onChosen when one is clicked, with the box it is about
 */
export function notifyOfAnnouncements(station: StationPort, onChosen: (gateway: string | null) => void): void {
  if (!Notification.isSupported()) return
  const kept: Notification[] = []
  station.subscribe((event) => {
    if (event.type !== 'announcement') return
    const { announcement } = event
    void spokenLanguage(station).then((language) => {
      const notification = notificationOf(announcement, language)
      notification.on('click', () => onChosen(gatewayOf(announcement)))
      kept.push(notification)
      if (kept.length > KEPT) kept.shift()
      notification.show()
    })
  })
}

function notificationOf(announcement: AnnouncementView, language: Language): Notification {
  const { severity } = announcement
  return new Notification({
    ...notificationText(announcement, language, Date.now()),
    silent: severity === 'info',
    urgency: severity === 'critical' ? 'critical' : 'normal',
  })
}

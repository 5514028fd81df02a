import { useEffect } from 'react'
import type { AnnouncementView } from '../../../shared/contract/alert-views'
import type { Language } from '../../../shared/model/settings'
import { announcementText } from '../../../shared/text/announcement-text'
import { textIn } from '../../../shared/text/text'
import { useStores } from '../../store/context'
import { notifying } from '../../store/notifying'

/** Shows what is told also beside the page, where the user has allowed that. */
export function useWebNotifications(language: Language): void {
  const { station, view } = useStores()
  useEffect(
    () =>
      station.state.subscribe(({ announcement }, before) => {
        if (announcement === null || announcement === before.announcement || notifying() !== 'granted') return
        const notification = notify(announcement, language, station.clock.now())
        notification.addEventListener('click', () => {
          window.focus()
          notification.close()
          if (station.state.getState().world?.simulated) void station.invoke('setSimulation', { boxes: 0 })
          const { items } = announcement
          const boxes = new Set(items.map(({ gateway }) => gateway))
          const [box = null] = boxes
          if (boxes.size === 1 && box !== null) view.showGateway(box, items.length === 1 ? items[0]?.device : null)
          else view.showScreen('events')
        })
      }),
    [station, view, language],
  )
}

function notify(announcement: AnnouncementView, language: Language, now: number): Notification {
  const { title, lines } = announcementText(announcement, textIn(language), language, now)
  // Several pages of one station show it once.
  return new Notification(title, { body: lines.join('\n'), tag: announcement.id })
}

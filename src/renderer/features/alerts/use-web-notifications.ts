import { useEffect, useEffectEvent } from 'react'
import type { AnnouncementView } from '../../../shared/contract/alert-views'
import type { Language } from '../../../shared/model/settings'
import { announcementText } from '../../../shared/text/announcement-text'
import { textIn } from '../../../shared/text/text'
import { useStores } from '../../store/context'
import { notifying } from '../../store/notifying'
import { useAsking } from '../shell/use-asking'

/** Shows what is told also beside the page, where the user has allowed that. */
export function useWebNotifications(language: Language): void {
  const { station, view } = useStores()
  const ask = useEffectEvent(useAsking())
  useEffect(() => {
    const open = async ({ items }: AnnouncementView) => {
      // Among simulated boxes there is none of these.
      if (station.state.getState().world?.simulated && !(await ask('setSimulation', { boxes: 0 }))) return
      const boxes = new Set(items.map(({ gateway }) => gateway))
      const [box = null] = boxes
      if (boxes.size === 1 && box !== null) view.showGateway(box, items.length === 1 ? items[0]?.device : null)
      else view.showScreen('events')
    }
    return station.state.subscribe(({ announcement }, before) => {
      if (announcement === null || announcement === before.announcement || notifying() !== 'granted') return
      const notification = notify(announcement, language, station.clock.now())
      notification?.addEventListener('click', () => {
        window.focus()
        notification.close()
        void open(announcement)
      })
    })
  }, [station, view, language])
}

/** Answers `null` where the browser shows none to a page, as on a phone. */
export function notify(announcement: AnnouncementView, language: Language, now: number): Notification | null {
  const { title, lines } = announcementText(announcement, textIn(language), language, now)
  try {
    // Several pages of one station show it once.
    return new Notification(title, { body: lines.join('\n'), tag: announcement.id })
  } catch {
    return null
  }
}

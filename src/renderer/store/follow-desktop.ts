import type { DesktopEvent } from '../../shared/contract/push'
import { textIn } from '../../shared/text/text'
import { rememberedAppearance, resolveAppearance, takeSystemLanguages } from './appearance'
import type { Notices } from './notice'
import type { StationStore } from './station'
import type { View } from './view'

/** Does what the desktop asks of its window: shows a box or a screen, or says that the page was loaded again. */
export function followDesktop(
  { state }: Pick<StationStore, 'state'>,
  view: Pick<View, 'showScreen' | 'showGateway'>,
  notices: Pick<Notices, 'fail' | 'tell'>,
): (event: DesktopEvent) => void {
  const text = () => textIn(resolveAppearance(state.getState().settings ?? rememberedAppearance()).language)
  return (event) => {
    switch (event.type) {
      case 'show':
        return view.showScreen(event.screen)
      case 'open':
        return event.gateway === null ? view.showScreen('events') : view.showGateway(event.gateway)
      case 'reloaded':
        // Stays until it was read: nobody may have looked at the moment.
        return notices.fail(text().desktop.crash.reloaded)
      case 'update':
        return notices.tell(text().updates.ready(event.version))
      case 'languages':
        return takeSystemLanguages(event.languages)
    }
  }
}

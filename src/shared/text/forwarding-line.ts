import type { ForwardingView } from '../contract/forwarding-views'
import type { Language } from '../model/settings'
import type { Millis } from '../time/millis'
import type { Text } from './en'
import { formatWhen } from './instant'

/** How a station stands with headquarters, in one line. */
export function forwardingLine(view: ForwardingView, now: Millis, language: Language, text: Text): string {
  const say = text.forwarding
  const { state, waiting } = view
  const when = (at: string | null) => formatWhen(at === null ? now : Date.parse(at), now, language)
  if (state === 'off') return say.off
  if (state === 'connecting') return say.connecting
  const oldest = view.oldestAt === null ? [] : [say.oldest(when(view.oldestAt))]
  if (state === 'connected') return [say.connected(waiting), ...oldest].join(' · ')
  const waits = waiting === 0 ? [] : [say.waiting(waiting), ...oldest]
  // One has parts of its own: `since 14:02 · 41,200 reports waiting, oldest 13:58`.
  return [say[state](when(view.since)), ...(waits.length === 0 ? [] : [waits.join(say.between)])].join(' · ')
}

import { textIn } from '../../../shared/text/text'
import { useStores } from '../../store/context'
import {
  useLanguage,
  useReceiver,
  useSimulated,
  useStation,
  useText,
  useUnacknowledgedCount,
  useView,
} from '../../store/hooks'
import { isFleetMuted } from '../../store/mutes'
import { isFiltering } from '../../store/shown'
import { useIsHeadquarters } from '../../store/sites'
import { useUndoState } from '../../store/use-corner'
import { useFleetWords } from '../../store/use-fleet'
import { isInApp, isLoggedIn } from '../../store/visitor'
import { type SectionId, sectionsAt } from '../settings/sections'
import type { Offers } from './command'
import { useDeeds } from './use-deeds'
import { useRemoved } from './use-removed'

/** What only the window of the app has. */
const IN_APP: readonly SectionId[] = ['desktop', 'updates']

/** What the palette may offer here and now. */
export function useOffers(): Offers {
  const text = useText()
  const { station } = useStores()
  const otherText = textIn(useLanguage() === 'zh' ? 'en' : 'zh')
  const filter = useView((state) => state.filter)
  const waiting = useUnacknowledgedCount()
  const fleetMuted = useStation(({ alerts }) => isFleetMuted(alerts?.mutes ?? [], station.clock.now()))
  const { groups } = useFleetWords()
  const receiver = useReceiver()
  const isHeadquarters = useIsHeadquarters()
  const { stack } = useUndoState()
  const [isApp, simulated, deeds, removed] = [isInApp(), useSimulated(), useDeeds(), useRemoved()]
  return {
    ...{ text, otherText, deeds, groups, waiting, fleetMuted, removed, isHeadquarters, isApp, simulated },
    isFiltering: isFiltering(filter),
    listening: receiver?.listening ?? false,
    url: receiver?.urls[0]?.url ?? null,
    canLogOut: isLoggedIn(),
    canUndo: stack.length > 0,
    sections: sectionsAt(isHeadquarters).filter((id) => isApp || !IN_APP.includes(id)),
  }
}

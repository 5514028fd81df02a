import type { GatewayView } from '../../../shared/contract/views'
import type { Settings } from '../../../shared/model/settings'
import { unacknowledged } from '../../store/alerts'
import { useStores } from '../../store/context'
import type { FleetLook } from '../../store/fleet-look'
import { useText } from '../../store/hooks'
import { useFleetLook } from '../../store/use-fleet'
import type { BoxTask, Screen } from '../../store/view'
import { useAlertActions } from '../alerts/use-alert-actions'
import { useAcknowledgeBox } from '../alerts/use-box-keys'
import { webPageOf } from '../gateway/web-page'
import { useSaveSettings } from '../settings/use-save-settings'

export type Deeds = ReturnType<typeof useDeeds>

/** What the palette does. It closes first; what is wrong afterwards is said in the corner. */
export function useDeeds() {
  const { station, view, notices } = useStores()
  const { problem } = useText()
  const { change } = useFleetLook()
  const { acknowledge, mute, unmute } = useAlertActions()
  const acknowledgeBox = useAcknowledgeBox()
  const save = useSaveSettings()
  const close = () => view.showPalette(false)
  const closing = (trying: Promise<string | null>) => {
    close()
    void trying.then(notices.fail)
  }
  const inHours = (n: number) => ({ forSeconds: n * 3600 })
  const ofBox = ({ id }: GatewayView) => ({ kind: 'gateway', gateway: id }) as const
  return {
    showScreen: (screen: Screen) => view.showScreen(screen),
    showGateway: (id: string) => view.showGateway(id),
    showHelp: () => {
      close()
      view.showHelp(true)
    },
    clearFilter: () => {
      close()
      view.clearFilter()
    },
    showOnly: (group: string) => {
      view.showScreen('fleet')
      view.narrow({ groups: [group] })
    },
    changeLook: (look: Partial<FleetLook>) => {
      view.showScreen('fleet')
      change(look)
    },
    changeSettings: (settings: Partial<Pick<Settings, 'theme' | 'language'>>) => closing(save(settings)),
    ask: (kind: BoxTask['kind'], { id }: GatewayView) => {
      // What is asked is drawn with the fleet.
      view.showScreen('fleet')
      view.ask({ kind, ids: [id], anchor: null })
    },
    exportBoxes: (gateways: readonly string[]) => view.showReports({ gateways }),
    exportGroup: (group: string) => view.showReports({ group }),
    webPage: webPageOf,
    openPage: (page: string) => {
      close()
      window.open(page, '_blank', 'noopener')
    },
    waitsFor: ({ id }: GatewayView) =>
      unacknowledged(station.state.getState().alerts).some(({ gateway }) => gateway === id),
    acknowledgeBox: ({ id }: GatewayView) => closing(acknowledgeBox(id)),
    acknowledgeAll: () => closing(acknowledge()),
    muteBox: (box: GatewayView, on: boolean) => closing(on ? mute(ofBox(box), inHours(1)) : unmute(ofBox(box))),
    muteGroup: (group: string) => closing(mute({ kind: 'group', group }, inHours(1))),
    /** For so many hours; 0 ends it. */
    muteFleet: (n: number) => closing(n === 0 ? unmute({ kind: 'fleet' }) : mute({ kind: 'fleet' }, inHours(n))),
    restore: (id: string) =>
      closing(
        station
          .invoke('restoreGateways', { ids: [id] })
          .then((outcome) => (outcome.ok ? null : problem[outcome.problem.code])),
      ),
  }
}

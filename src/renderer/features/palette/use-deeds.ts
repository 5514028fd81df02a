import type { Input } from '../../../shared/contract/calls'
import type { DeviceView, GatewayView } from '../../../shared/contract/views'
import type { ExportKind } from '../../../shared/model/export-schedule'
import type { Settings } from '../../../shared/model/settings'
import { unacknowledged } from '../../store/alerts'
import { useStores } from '../../store/context'
import type { FleetLook } from '../../store/fleet-look'
import { useLanguage, useText } from '../../store/hooks'
import { mutesOfBox } from '../../store/mutes'
import { useFleetLook } from '../../store/use-fleet'
import type { BoxTask, Screen } from '../../store/view'
import { logOut } from '../../store/visitor'
import { copyText } from '../../ui/copy-text'
import { useAlertActions } from '../alerts/use-alert-actions'
import { useAcknowledgeBox } from '../alerts/use-box-keys'
import { webPageOf } from '../gateway/web-page'
import { runSelfTest } from '../receiver/run-self-test'
import { SIMULATED_BOXES } from '../receiver/simulated-boxes'
import type { SectionId } from '../settings/sections'
import { showSection } from '../settings/show-section'
import { useSaveSettings } from '../settings/use-save-settings'

export type Deeds = ReturnType<typeof useDeeds>

/** What the palette does. It closes first; what came of it, or is wrong, is said in the corner. */
export function useDeeds() {
  const { view } = useStores()
  const { change } = useFleetLook()
  const close = () => view.showPalette(false)
  return {
    ...useBoxDeeds(close),
    ...useStationDeeds(close),
    showScreen: (screen: Screen) => view.showScreen(screen),
    showGateway: (id: string) => view.showGateway(id),
    showSection: (id: SectionId) => {
      view.showScreen('settings')
      showSection(id)
    },
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
    exportBoxes: (gateways: readonly string[]) => view.showReports({ gateways }),
    exportGroup: (group: string) => view.showReports({ group }),
    exportKind: (kind: ExportKind) => view.showReports({ kind }),
    openPage: (page: string) => {
      close()
      window.open(page, '_blank', 'noopener')
    },
  }
}

/** With boxes, and all of them. */
function useBoxDeeds(close: () => void) {
  const { station, view, undo } = useStores()
  const { acknowledge, mute, unmute } = useAlertActions()
  const acknowledgeBox = useAcknowledgeBox()
  const { closing, asking } = useClosing(close)
  const inHours = (n: number) => ({ forSeconds: n * 3600 })
  const ofBox = ({ id }: GatewayView) => ({ kind: 'gateway', gateway: id }) as const
  return {
    ask: (kind: BoxTask['kind'], { id }: GatewayView) => {
      // What is asked is drawn with the fleet.
      view.showScreen('fleet')
      view.ask({ kind, ids: [id], anchor: null })
    },
    webPage: webPageOf,
    waitsFor: ({ id }: GatewayView) =>
      unacknowledged(station.state.getState().alerts).some(({ gateway }) => gateway === id),
    mutesOver: (box: GatewayView) => mutesOfBox(box, station.state.getState().alerts?.mutes ?? [], station.clock.now()),
    acknowledgeBox: ({ id }: GatewayView) => closing(acknowledgeBox(id)),
    acknowledgeAll: () => closing(acknowledge()),
    muteBox: (box: GatewayView, on: boolean) => closing(on ? mute(ofBox(box), inHours(1)) : unmute(ofBox(box))),
    muteDevice: ({ id: gateway }: GatewayView, { id: device }: DeviceView) =>
      closing(mute({ kind: 'device', gateway, device }, inHours(1))),
    muteGroup: (group: string) => closing(mute({ kind: 'group', group }, inHours(1))),
    endGroupMute: (group: string) => closing(unmute({ kind: 'group', group })),
    /** For so many hours; 0 ends it. */
    muteFleet: (n: number) => closing(n === 0 ? unmute({ kind: 'fleet' }) : mute({ kind: 'fleet' }, inHours(n))),
    restore: (id: string) => asking('restoreGateways', { ids: [id] }),
    undo: () => {
      close()
      void undo.undo()
    },
  }
}

/** With the station itself. */
function useStationDeeds(close: () => void) {
  const { view, notices } = useStores()
  const { palette: say, boxActions, settings } = useText()
  const { closing, asking } = useClosing(close)
  const save = useSaveSettings()
  const language = useLanguage()
  return {
    changeSettings: (part: Partial<Pick<Settings, 'theme' | 'language'>>) => closing(save(part)),
    copyUrl: async (url: string) => {
      close()
      if (await copyText(url)) notices.tell(boxActions.copied(url))
      else notices.fail(boxActions.copyFailed)
    },
    pauseReceiver: () => asking('pauseReceiver', {}),
    resumeReceiver: () => asking('openReceiver', {}),
    restartReceiver: () => asking('openReceiver', { again: true }, say.restarted),
    selfTest: () => {
      view.showScreen('receiver')
      runSelfTest()
    },
    simulate: (on: boolean) => asking('setSimulation', { boxes: on ? SIMULATED_BOXES : 0, language }),
    backUp: () => {
      notices.tell(settings.data.backingUp)
      asking('backUp', {}, say.backedUp)
    },
    checkUpdates: () => {
      view.showScreen('settings')
      showSection('updates')
      asking('actOnUpdate', { act: 'check' })
    },
    logOut: () => void logOut(),
  }
}

type Asked = 'restoreGateways' | 'pauseReceiver' | 'openReceiver' | 'setSimulation' | 'backUp' | 'actOnUpdate'

/** Closes first, then tries: what is wrong is said in the corner, and what was done where nothing else shows it. */
function useClosing(close: () => void) {
  const { station, notices } = useStores()
  const { problem } = useText()
  const closing = (trying: Promise<string | null>, done?: string) => {
    close()
    void trying.then((wrong) => (wrong === null && done !== undefined ? notices.tell(done) : notices.fail(wrong)))
  }
  const asking = <N extends Asked>(name: N, input: Input<N>, done?: string) =>
    closing(
      station.invoke(name, input).then((outcome) => (outcome.ok ? null : problem[outcome.problem.code])),
      done,
    )
  return { closing, asking }
}

import { EXPORT_KINDS } from '../../../shared/model/export-schedule'
import { type Command, command, type Offers, when } from './command'

/** What the station can be told to do. */
export const stationCommands = (offers: Offers): readonly Command[] => [
  ...receiverCommands(offers),
  ...dataCommands(offers),
]

/** What can be done about what was told. */
export function alertCommands(offers: Offers): readonly Command[] {
  const { text, deeds, waiting, fleetMuted, isHeadquarters, canUndo } = offers
  const say = text.alerts
  return [
    ...when(canUndo, command(text.undo.undo, 'undo', deeds.undo, 'Ctrl Z')),
    ...when(waiting > 0, command(say.acknowledgeAll(waiting), 'check', deeds.acknowledgeAll)),
    ...when(
      !isHeadquarters && fleetMuted,
      command(say.endAllMute, 'bell', () => deeds.muteFleet(0)),
    ),
    ...when(
      !isHeadquarters && !fleetMuted,
      command(say.allHour, 'bell-off', () => deeds.muteFleet(1)),
      command(say.allEightHours, 'bell-off', () => deeds.muteFleet(8)),
    ),
  ]
}

function receiverCommands({ text, deeds, isHeadquarters, listening, simulated, url }: Offers): readonly Command[] {
  if (isHeadquarters) return []
  const { palette: say, desktop } = text
  return [
    ...(url === null ? [] : [command(desktop.tray.copyUrl, 'copy', () => deeds.copyUrl(url))]),
    listening
      ? command(desktop.tray.pause, 'pause', deeds.pauseReceiver)
      : command(desktop.tray.resume, 'play', deeds.resumeReceiver),
    command(say.restartReceiver, 'refresh', deeds.restartReceiver),
    command(say.selfTest, 'check', deeds.selfTest),
    simulated
      ? command(say.simulationOff, 'device', () => deeds.simulate(false))
      : command(say.simulationOn, 'device', () => deeds.simulate(true)),
  ]
}

function dataCommands(offers: Offers): readonly Command[] {
  const { text, deeds, isHeadquarters, isApp, canLogOut, removed } = offers
  const { palette: say } = text
  return [
    ...EXPORT_KINDS.map((kind) =>
      command(say.exportKind(text.reports.kind[kind]), 'download', () => deeds.exportKind(kind)),
    ),
    command(text.settings.data.backUpNow, 'disk', deeds.backUp),
    ...when(isApp, command(say.checkUpdates, 'refresh', deeds.checkUpdates)),
    ...when(canLogOut, command(text.access.login.logOut, 'leave', deeds.logOut)),
    ...removed.flatMap(({ id, name }) =>
      when(
        !isHeadquarters,
        command(say.restore(name), 'undo', () => deeds.restore(id)),
      ),
    ),
  ]
}

import { DEFAULT_SETTINGS, type Settings } from '../model/settings'
import { type Outcome, ok } from '../outcome'
import type { CallName } from './calls'
import { jsonPieces } from './json-pieces'
import { maskPasswordsIn } from './mask-password'
import type { PushEvent } from './push'
import type { UpdatesView } from './updates-views'
import type { FleetView, GatewayDetail, GatewayView, ReceiverView } from './views'

/**
 * Who may make a call: `wall` everybody who sees the interface, also by the link of a wall display, `operator` only who
 * logged in. A wall may make the calls that only read, but for those whose answers hold more than a screen in a hall
 * should: bodies as they were received, addresses of whoever knocked, folders of the computer.
 */
export const CALL_ACCESS = {
  getFleet: 'wall',
  getGateway: 'wall',
  getHistory: 'wall',
  getRemoved: 'wall',
  getEvents: 'wall',
  getEventCounts: 'wall',
  getIncidents: 'wall',
  getSettings: 'wall',
  getDesktop: 'wall',
  getUpdates: 'wall',

  // Read, and tell more than a wall shows.
  getRawReport: 'operator',
  getRejections: 'operator',
  getSenders: 'operator',
  getStorage: 'operator',
  getForwarding: 'operator',
  getExports: 'operator',
  getAccess: 'operator',
  exportSettings: 'operator',
  collectDiagnostics: 'operator',
  // Read, and make the station work for whoever asks.
  lookAt: 'operator',
  findBoxes: 'operator',
  previewExport: 'operator',
  getSummary: 'operator',
  testReceiver: 'operator',

  editGateway: 'operator',
  removeGateway: 'operator',
  editGateways: 'operator',
  removeGateways: 'operator',
  restoreGateways: 'operator',
  acknowledge: 'operator',
  mute: 'operator',
  unmute: 'operator',
  startExport: 'operator',
  cancelExport: 'operator',
  openExport: 'operator',
  clearRejections: 'operator',
  allowSender: 'operator',
  ignoreSender: 'operator',
  openReceiver: 'operator',
  pauseReceiver: 'operator',
  changeSettings: 'operator',
  backUp: 'operator',
  restoreBackup: 'operator',
  testWebhook: 'operator',
  changeDesktop: 'operator',
  savePdf: 'operator',
  changeUpdates: 'operator',
  actOnUpdate: 'operator',
  setSimulation: 'operator',
  setPassword: 'operator',
  addWallLink: 'operator',
  removeWallLink: 'operator',
} as const satisfies Record<CallName, 'wall' | 'operator'>

/** What is in no table is for nobody's wall. */
export const isForWall = (name: string): boolean =>
  Object.hasOwn(CALL_ACCESS, name) && CALL_ACCESS[name as CallName] === 'wall'

/** An answer as a wall is given it: without notes, addresses that may hold passwords, bodies, and secrets. */
export const replyForWall = (name: CallName, reply: Outcome<unknown>): Outcome<unknown> =>
  reply.ok ? maskPasswordsIn(tellableOf(name, reply)) : reply

function tellableOf(name: CallName, reply: Extract<Outcome<unknown>, { readonly ok: true }>): Outcome<unknown> {
  switch (name) {
    case 'getFleet':
      return ok(fleetForWall(reply.value as FleetView))
    case 'getGateway':
      return ok({ ...gatewayForWall(reply.value as GatewayDetail), lastReport: null })
    case 'getUpdates':
      return ok({ ...(reply.value as UpdatesView), feed: null })
    case 'getSettings':
      return ok(settingsForWall(reply.value as Settings))
    default:
      return reply
  }
}

/** A push as a wall is given it; `null` for what it is not told. */
export const pushForWall = (event: PushEvent): PushEvent | null => maskPasswordsIn(tellablePush(event))

function tellablePush(event: PushEvent): PushEvent | null {
  switch (event.type) {
    case 'snapshot':
      return { type: 'snapshot', fleet: fleetForWall(event.fleet) }
    case 'patch': {
      const { gateways, receiver } = event.patch
      const own = {
        ...(gateways === undefined ? {} : { gateways: gateways.map(gatewayForWall) }),
        ...(receiver === undefined ? {} : { receiver: receiverForWall(receiver) }),
      }
      return { type: 'patch', patch: { ...event.patch, ...own } }
    }
    case 'settings':
      return { type: 'settings', settings: settingsForWall(event.settings) }
    case 'alerts':
    case 'announcement':
    case 'aside':
      return event
    default:
      return null
  }
}

/** The JSON of a fleet as a wall is given it, bit by bit: a large one box by box, each when it is asked for. */
export function fleetPiecesForWall(fleet: FleetView): Generator<string> {
  const rest = maskPasswordsIn(fleetForWall({ ...fleet, gateways: [] }))
  const gateways = (box: unknown) => maskPasswordsIn(gatewayForWall(box as GatewayView))
  return jsonPieces({ ...rest, gateways: fleet.gateways }, { gateways })
}

const fleetForWall = (fleet: FleetView): FleetView => ({
  ...fleet,
  gateways: fleet.gateways.map(gatewayForWall),
  receiver: receiverForWall(fleet.receiver),
})

/** That something is wrong with it, and not which program of this computer is in its way. */
const receiverForWall = ({ problem: failure, ...receiver }: ReceiverView): ReceiverView => ({
  ...receiver,
  problem: failure && { ...failure, owner: null, message: failure.owner === null ? failure.message : PORT_TAKEN },
})

const PORT_TAKEN = 'the port is used by another program'

const gatewayForWall = <G extends GatewayView>(gateway: G): G => ({
  ...gateway,
  note: null,
  authCode: null,
  devices: gateway.devices.map((device) => ({ ...device, url: null })),
})

/** What a wall is drawn and sounds by; everything else as if nobody had chosen it. */
const settingsForWall = (settings: Settings): Settings => ({
  ...DEFAULT_SETTINGS,
  theme: settings.theme,
  language: settings.language,
  defaultPeriodSeconds: settings.defaultPeriodSeconds,
  thresholds: settings.thresholds,
  alertDelaySeconds: settings.alertDelaySeconds,
  quietHours: settings.quietHours,
  alertSound: settings.alertSound,
  alertSoundFor: settings.alertSoundFor,
  alertVolume: settings.alertVolume,
})

import type { CallName } from '../shared/contract/calls'

/**
 * Who answers a call while simulated boxes are shown: `real` what is about this machine and its settings, `shown` what
 * is about the boxes on the screen, `host` what is about which station there is.
 */
const ANSWERED_BY = {
  getFleet: 'shown',
  lookAt: 'shown',
  findBoxes: 'shown',
  getGateway: 'shown',
  getRawReport: 'shown',
  getHistory: 'shown',
  editGateway: 'shown',
  removeGateway: 'shown',
  editGateways: 'shown',
  removeGateways: 'shown',
  restoreGateways: 'shown',
  getRemoved: 'shown',
  getEvents: 'shown',
  getEventCounts: 'shown',
  getIncidents: 'shown',
  acknowledge: 'shown',
  mute: 'shown',
  unmute: 'shown',
  previewExport: 'shown',
  getSummary: 'shown',
  startExport: 'shown',
  cancelExport: 'shown',
  getExports: 'shown',
  openExport: 'shown',

  getRejections: 'real',
  clearRejections: 'real',
  getSenders: 'real',
  allowSender: 'real',
  ignoreSender: 'real',
  testReceiver: 'real',
  openReceiver: 'real',
  pauseReceiver: 'real',
  getSettings: 'real',
  changeSettings: 'real',
  exportSettings: 'real',
  getStorage: 'real',
  getForwarding: 'real',
  backUp: 'real',
  testWebhook: 'real',
  getDesktop: 'real',
  changeDesktop: 'real',
  savePdf: 'real',
  getUpdates: 'real',
  changeUpdates: 'real',
  actOnUpdate: 'real',
  getAccess: 'real',
  setPassword: 'real',
  addWallLink: 'real',
  removeWallLink: 'real',

  setSimulation: 'host',
  restoreBackup: 'host',
  collectDiagnostics: 'host',
} as const satisfies Record<CallName, 'real' | 'shown' | 'host'>

export const answererOf = (name: string): 'real' | 'shown' | 'host' =>
  Object.hasOwn(ANSWERED_BY, name) ? ANSWERED_BY[name as CallName] : 'shown'

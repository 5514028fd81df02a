import { enAccess } from './en-access'
import { enAlerts } from './en-alerts'
import { enDensities } from './en-densities'
import { enDesktop } from './en-desktop'
import { enEvents } from './en-events'
import { enFleet } from './en-fleet'
import { enForwarding } from './en-forwarding'
import { enGateway } from './en-gateway'
import { enPalette } from './en-palette'
import { enReceiver } from './en-receiver'
import { enReports } from './en-reports'
import { enSettings } from './en-settings'
import { enSheets } from './en-sheets'
import { enSites } from './en-sites'
import { enUpdates } from './en-updates'
import { enWords } from './en-words'
import { enWorkFleet } from './en-work-fleet'
import { formatCount, plural } from './plural'

/** Every sentence in English; its shape is what the other languages have to fill. */
export const en = {
  ...enWords,
  action: {
    copy: 'Copy',
    copied: 'Copied',
    cancel: 'Cancel',
    clear: 'Clear',
    back: 'Back to fleet',
    tryAgain: 'Try again',
    switchToPort: (port: number) => `Use port ${port}`,
  },
  shell: {
    screens: 'Screens',
    fleet: 'Fleet',
    events: 'Events',
    reports: 'Reports',
    receiver: 'Receiver',
    settings: 'Settings',
    jump: 'Jump to a box, IP, SN or command',
    simulated: 'Simulated',
    endSimulation: 'These boxes do not exist. Press to show the real fleet again.',
    crashed: 'This part of the interface failed. Reports are still received and kept.',
    reload: 'Reload',
  },
  banner: {
    frozen: 'No report can arrive, so ages below are frozen and nothing is marked offline.',
    lost: 'The connection to the station is lost.',
    lostEffect: 'What you see is the last known state. It continues by itself once the station answers.',
  },
  welcome: {
    title: 'Point your first box here',
    ready: (period: string) => `The receiver is running. A box shows up within ${period} of saving its settings.`,
    notReady: 'The receiver is not running yet. Without it no report can arrive.',
    listening: (port: number) => `Receiver is listening on port ${port}`,
    adapters: (n: number) => plural(n, { one: '1 network address found.', other: 'network addresses found.' }),
    noAdapter: 'No network address found. Connect this computer to the network of the boxes.',
    copyTitle: 'Copy the address into the box',
    copyHow: 'Open the box web page, go to Push settings, paste it as Status report URL, save.',
    adapter: (name: string, kind: string) => `Network adapter ${name}, ${kind.toLowerCase()}.`,
    otherAddresses: (n: number) => `Other addresses (${n})`,
    waiting: 'Waiting for the first report…',
    nothingYet: 'Nothing has reached this port yet. If it takes longer than a minute:',
    runSelfTest: 'Run self-test',
    seeRequests: 'See requests as they arrive',
    noBox: 'No box at hand?',
    simulate: (n: number) => `Look around with ${n} simulated boxes. Nothing is mixed with real data.`,
    startSimulation: 'Start simulated fleet',
    importSettings: 'Import settings',
    nothingStill:
      'Nothing has reached this port yet. Is the box powered and in the same network? Does its firewall, or the one of this computer, let the port through?',
    arrived: 'The first report has arrived',
    refused: (from: string, why: string, field: string | null) =>
      `A request from ${from} was refused: ${why}${field === null ? '' : ` (${field})`}`,
  },
  announcements: {
    offline: (box: string) => `${box} is offline`,
    fault: (box: string) => `${box} reports a fault`,
    deviceOffline: (device: string, box: string) => `${device} of ${box} is offline`,
    deviceMissing: (device: string, box: string) => `${device} of ${box} is no longer listed`,
    // At headquarters the site is named; '' at a station.
    silent: (since: string, site: string) => `No box is heard${site === '' ? '' : ` at ${site}`} since ${since}`,
    backOnline: (box: string) => `${box} is back online`,
    faultCleared: (box: string) => `${box} no longer reports a fault`,
    removed: (subject: string) => `${subject} was removed from the fleet`,
    deviceBack: (device: string, box: string) => `${device} of ${box} is back`,
    heardAgain: (site: string) => `Boxes are heard again${site === '' ? '' : ` at ${site}`}`,
    unstable: (subject: string) => `${subject} is unstable: it comes and goes`,
    deviceOf: (device: string, box: string) => `${device} of ${box}`,
    thisStation: (site: string) => `The connection of ${site === '' ? 'this station' : site}`,
    still: (sentence: string) => `Still: ${sentence}`,
    boxes: {
      offline: (boxes: string) => `${boxes} offline`,
      fault: (boxes: string) => `${boxes} with a fault`,
      recovered: (boxes: string) => `${boxes} back to normal`,
      removed: (boxes: string) => `${boxes} removed from the fleet`,
      unstable: (boxes: string) => `${boxes} unstable`,
    },
    howManyBoxes: (n: number) => plural(n, { one: '1 box', other: 'boxes' }),
    howManyBoxesOf: (n: number, total: number | null, group: string) =>
      total === null ? `${n} boxes of ${group}` : `${n} of ${total} boxes of ${group}`,
    howManyDevicesOf: (n: number, total: number | null, box: string) =>
      total === null ? `${n} sub-devices of ${box}` : `${n} of ${total} sub-devices of ${box}`,
    howManyDevicesOfBoxes: (n: number, boxes: number) => `${n} sub-devices of ${boxes} boxes`,
    devices: {
      offline: (devices: string) => `${devices} offline`,
      missing: (devices: string) => `${devices} no longer listed`,
      recovered: (devices: string) => `${devices} back to normal`,
      removed: (devices: string) => `${devices} removed from the fleet`,
      unstable: (devices: string) => `${devices} unstable`,
    },
    digest: (bad: number, good: number) => `Summary: ${bad} open, ${good} over`,
    since: (time: string) => `since ${time}`,
    after: (duration: string) => `after ${duration}`,
    cause: {
      recovered: '',
      'not-watching': 'ended while this station was not watching',
      removed: 'removed from the fleet',
    },
    andMore: (n: number) => `and ${formatCount(n)} more`,
    evidence: {
      lost: (addresses: string) => `This computer no longer has the address ${addresses}.`,
      same: (addresses: string) => `This computer still has its address ${addresses}.`,
      none: 'This computer has no network address.',
      listening: (port: number) => `Port ${port} is open here.`,
      notListening: (port: number) => `Port ${port} is not open here.`,
    },
    test: 'This is a test message of Fogwatch. Announcements arrive here.',
  },
  receiver: enReceiver,
  ...enFleet,
  ...enWorkFleet,
  ...enDensities,
  events: enEvents,
  gateway: enGateway,
  access: enAccess,
  alerts: enAlerts,
  reports: enReports,
  sheets: enSheets,
  settings: enSettings,
  forwarding: enForwarding,
  sites: enSites,
  desktop: enDesktop,
  updates: enUpdates,
  palette: enPalette,
}

export type Text = typeof en

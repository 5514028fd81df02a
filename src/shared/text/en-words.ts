import type { RejectionCode } from '../contract/rejection'
import type { GatewayWarning, PortOwner, ReceiverProblem } from '../contract/views'
import type { DeviceStatus } from '../model/gateway'
import type { DeviceType, WarningCode } from '../model/report'
import type { ProblemCode } from '../outcome'
import { plural } from './plural'

/** A problem of the receiver in a word or two, and as a sentence that names who is in the way where that is known. */
interface ReceiverProblemText {
  readonly short: (port: number) => string
  readonly sentence: (port: number, owner: PortOwner | null) => string
}

const ownerName = ({ program, pid }: PortOwner): string =>
  program === null ? `a program (PID ${pid})` : `“${program}” (PID ${pid})`

/** The vocabulary: states, units and the words behind every code that crosses the contract. */
export const enWords = {
  product: 'Fogwatch',
  standing: {
    online: 'Online',
    late: 'Late',
    offline: 'Offline',
    abnormal: 'Abnormal',
    muted: 'Muted',
    expected: 'Never seen',
    unobserved: 'Not watched',
  },
  deviceStatus: {
    online: 'Online',
    offline: 'Offline',
    unknown: 'Unknown',
    missing: 'Missing',
  } satisfies Record<DeviceStatus, string>,
  deviceType: {
    turnstile: 'Turnstile',
    'capture-camera': 'Capture camera',
    'ipc-static': 'IPC, static',
    'ipc-dynamic': 'IPC, dynamic',
    'access-control': 'Access control',
    'picture-stream': 'Picture stream',
    'video-stream': 'Video stream',
    'local-file': 'Local file',
    gb28181: 'GB28181',
    other: 'Other',
  } satisfies Record<DeviceType, string>,
  duration: {
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => `${n} d`,
    hoursAndMinutes: (h: number, min: number) => `${h} h ${min} min`,
    daysAndHours: (d: number, h: number) => `${d} d ${h} h`,
    ago: (duration: string) => `${duration} ago`,
    justNow: 'just now',
  },
  day: { today: 'Today', yesterday: 'Yesterday' },
  calendar: { open: 'Calendar', previous: 'Previous month', next: 'Next month' },
  metric: { cpu: 'CPU', memory: 'Memory', disk: 'Disk', temperature: 'Temperature', tpu: 'TPU' },
  metricShort: { cpu: 'CPU', memory: 'Mem', disk: 'Disk', temperature: 'Temp' },
  warning: {
    'missing-field': 'The field is not in the report.',
    'wrong-type': 'The value is of another type than documented. It was read as far as possible.',
    'out-of-range': 'The value is outside its range and was left out.',
    unreadable: 'The value cannot be read and was left out.',
    'duplicate-device': 'The sub-device is listed twice. The last entry counts.',
    'missing-device-id': 'The sub-device has no ep_id. One was put together, or it was left out.',
    'too-many-devices': 'More sub-devices than a box can have. The rest was left out.',
  } satisfies Record<WarningCode, string>,
  identityWarning: {
    twoSenders: (addresses: string) => `More than one box reports with this serial number: ${addresses}.`,
    addressHopping: (addresses: string) => `The box reports from one address after another: ${addresses}.`,
    clockFast: (duration: string) => `The clock of the box is ${duration} fast.`,
    clockSlow: (duration: string) => `The clock of the box is ${duration} slow.`,
    listOf: (addresses: readonly string[]) => addresses.join(', '),
  },
  identityRemedy: {
    'two-senders':
      'One is probably a copy of the other. Until it has a serial number of its own, both are shown as one box.',
    'address-hopping': 'Check its network settings, or give it a fixed address.',
    'clock-off': 'Its own records carry wrong times. Check its time server. The times shown here are not affected.',
  } satisfies Record<Exclude<GatewayWarning['code'], WarningCode>, string>,
  rejection: {
    'wrong-path': {
      reason: 'The path is not accepted',
      hint: 'Enter the whole address shown above as the status report URL of the box.',
    },
    'wrong-method': {
      reason: 'Reports are sent with POST',
      hint: 'The sender used another method. Set the box to report with POST.',
    },
    'broken-body': {
      reason: 'The body cannot be read',
      hint: 'It is cut off or in no format a box uses. Compare it with the report format of the box.',
    },
    'not-a-report': {
      reason: 'The body is not a status report',
      hint: 'It is readable but matches no known report format. Check which push of the box points here.',
    },
    'missing-identity': {
      reason: 'No serial number or authorization code',
      hint: 'A box must name itself. Set its serial number or authorization code in its settings.',
    },
    'too-large': {
      reason: 'The body is too large',
      hint: 'A status report is far smaller. Check that no images are pushed to this address.',
    },
    'not-kept': {
      reason: 'The report could not be stored',
      hint: 'Check the free space of the disk that holds the data folder. The next report of the box will come.',
    },
    event: {
      reason: 'A recognition event, not a status report',
      hint: "The box's event URL points here instead of its status URL. Enter this address as the status report URL, and the event server's as the event URL.",
    },
    tls: {
      reason: 'HTTPS was sent to an HTTP port',
      hint: 'Write http:// instead of https:// into the box.',
    },
    'broken-request': {
      reason: 'The request is not HTTP, or is cut off',
      hint: 'Another program, a port scanner or a faulty cable may be behind it. Check what runs at this address.',
    },
    'headers-too-large': {
      reason: 'The headers of the request are too large',
      hint: 'A box sends some hundred bytes of headers, this sender more than 16 KB. Check what runs at this address, and any proxy in between.',
    },
    'too-slow': {
      reason: 'The request did not arrive in time',
      hint: 'The sender opened a connection and stalled. Check the network between the box and this computer.',
    },
    'too-often': {
      reason: 'Too many requests a second',
      hint: 'Set a longer reporting interval in the box, or raise the limit in the settings.',
    },
    'not-allowed': {
      reason: 'The address is not on the list of allowed senders',
      hint: 'Add the address or its range to the allowed senders in the settings if it is one of your boxes.',
    },
  } satisfies Record<RejectionCode, { reason: string; hint: string }>,
  receiverProblem: {
    'port-in-use': {
      short: (port: number) => `Port ${port} is in use`,
      sentence: (port: number, owner: PortOwner | null) =>
        `The receiver is not running: port ${port} is used by ${owner === null ? 'another program' : ownerName(owner)}.`,
    },
    'port-forbidden': {
      short: (port: number) => `Port ${port} is not allowed`,
      sentence: (port: number) => `The receiver is not running: this account may not open port ${port}.`,
    },
    'address-unavailable': {
      short: () => 'Address not available',
      sentence: () => 'The receiver is not running: this computer does not have the address it should listen on.',
    },
    failed: {
      short: () => 'Not running',
      sentence: (port: number) => `The receiver is not running: port ${port} could not be opened.`,
    },
    paused: {
      short: () => 'Paused',
      sentence: () => 'The receiver is paused: boxes are refused until it is resumed.',
    },
    'storage-full': {
      short: () => 'Disk full',
      sentence: () => 'Reports are refused: the disk that holds the data folder is full.',
    },
    'storage-failed': {
      short: () => 'Data not stored',
      sentence: () => 'Reports are refused: the data folder cannot be written.',
    },
  } satisfies Record<ReceiverProblem['code'], ReceiverProblemText>,
  problem: {
    'invalid-input': 'This value is not valid.',
    'not-found': 'What was chosen is no longer there. Somebody may have removed it meanwhile.',
    'unknown-call': 'The station does not know this request. Restart it to use the same version.',
    forbidden: 'The station does not allow this.',
    'login-required': 'You are logged out. Log in again.',
    'too-many-attempts': 'Too many wrong passwords. Wait a moment before the next try.',
    'only-at-site': 'Headquarters only looks. Do this at the site.',
    'not-at-headquarters': 'Headquarters does not have this. Look at the site.',
    'site-unreachable': 'The site does not answer now. Try again when its link is live.',
    'storage-failed': 'It could not be stored. Check the free space of the disk.',
    'port-in-use': 'Another program uses this port. Choose another port, or end that program.',
    'port-forbidden': 'This account may not open this port. Choose one above 1023.',
    'address-unavailable': 'This computer does not have this address. 0.0.0.0 stands for all that it has.',
    'receiver-failed': 'The receiver could not be opened. The log says why.',
    'simulation-failed': 'The simulated fleet could not be started. The disk of the data folder may be full.',
    'restore-failed': 'The backup could not be restored. Everything is as it was before.',
    disconnected: 'The station did not answer. Try again.',
    internal: 'The station failed to do this. Its log says why.',
  } satisfies Record<ProblemCode, string>,
  subDevices: (n: number) => plural(n, { one: '1 sub-device', other: 'sub-devices' }),
  boxes: (n: number) => plural(n, { one: '1 box', other: 'boxes' }),
}

/** What every language has to word; English is where the keys come from. */
export type Words = typeof enWords

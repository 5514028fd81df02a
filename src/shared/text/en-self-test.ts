import type { SelfTestFinding } from '../contract/receiver-views'

/** How a finding of the self-test is said: what was found, the figure beside it, and what to do about it. */
export interface FindingText {
  readonly what: string
  /** @param subject and value as text, empty where there is none */
  readonly aside?: (subject: string, value: string) => string
  readonly remedy?: (subject: string, value: string) => string
}

/** What the self-test of the receiver says. */
export const enSelfTest = {
  title: 'Connectivity self-test',
  run: 'Run',
  running: 'Running…',
  intro: 'Looks at the port, the addresses, the disk, the clock and the sleep setting of this computer.',
  allWell: 'Nothing stands in the way of reports on this computer.',
  ranAt: (time: string) => `Last run ${time}`,
  status: { ok: 'In order', warning: 'Needs a look', failed: 'Failed', unknown: 'Not known' },
  finding: {
    listening: { what: 'The port is open', aside: (subject) => subject },
    'port-in-use': {
      what: 'Another program has the port',
      aside: (subject, value) => [subject, value === '' ? '' : `PID ${value}`].filter(Boolean).join(' · '),
      remedy: () => 'End that program, or let the receiver use another port.',
    },
    'port-forbidden': {
      what: 'This account may not open the port',
      aside: (subject) => subject,
      remedy: () => 'Use a port above 1023.',
    },
    'address-unavailable': {
      what: 'This computer lacks the address to listen on',
      aside: (subject) => subject,
      remedy: () => 'Let the receiver listen on 0.0.0.0, which is every address.',
    },
    'not-listening': {
      what: 'The port is not open',
      aside: (subject) => subject,
      remedy: () => 'Restart the receiver, or let it use another port.',
    },
    answered: { what: 'Own report arrives', aside: (subject, value) => `${subject} · ${value} ms` },
    'no-answer': {
      what: 'Own report does not arrive',
      aside: (subject) => subject,
      remedy: (subject) => `Nothing answers at ${subject}. Security software on this computer may block the port.`,
    },
    'answered-by-another': {
      what: 'Another program answers',
      aside: (subject) => subject,
      remedy: (subject) => `At ${subject} another program has the same port. End it, or let the receiver use another.`,
    },
    'no-address': {
      what: 'No network address',
      remedy: () => 'Connect this computer to the network of the boxes.',
    },
    'others-heard': {
      what: 'Other devices reach the port',
      aside: (_subject, value) => `${value} heard`,
    },
    'nobody-heard': {
      what: 'Reached by other devices',
      aside: () => 'not yet',
      remedy: () => 'Own reports pass no firewall. If a box is set up and stays silent, let the port through it.',
    },
    'loopback-only': {
      what: 'Only this computer can report',
      aside: (subject) => subject,
      remedy: (subject) =>
        `The receiver listens on ${subject} alone. Let it listen on 0.0.0.0, which is every address.`,
    },
    'firewall-on': {
      what: 'Windows firewall is on',
      aside: () => 'nothing heard yet',
      remedy: (_subject, value) => `Allow TCP port ${value} for incoming connections in private networks.`,
    },
    'never-sleeps': { what: 'Stays awake', aside: () => 'never sleeps' },
    sleeps: {
      what: 'Sleep can stop reports',
      aside: (_subject, value) => `after ${value}`,
      remedy: (_subject, value) =>
        `This computer sleeps after ${value} without use, and watches no box meanwhile. Switch that off in its energy settings.`,
    },
    'sleep-unknown': { what: 'Sleep setting', aside: () => 'cannot be known here' },
    room: { what: 'Disk space', aside: (_subject, value) => `${value} free` },
    'room-low': {
      what: 'Disk space is low',
      aside: (_subject, value) => `${value} free`,
      remedy: (subject) => `No backups are made until there is more room on the disk of ${subject}.`,
    },
    'room-full': {
      what: 'The disk is full',
      aside: (_subject, value) => `${value} free`,
      remedy: (subject) => `Reports are refused until there is room on the disk of ${subject}.`,
    },
    'not-writable': {
      what: 'The data folder takes nothing',
      aside: (_subject, value) => `${value} free`,
      remedy: (subject) => `Check that ${subject} may be written, and that its disk is well.`,
    },
    'clock-plausible': { what: 'Clock of this computer', aside: () => 'plausible' },
    'clock-differs': {
      what: 'The clock differs from the boxes',
      aside: (_subject, value) => value,
      remedy: () => 'Most boxes agree on another time. Check the date, time and time zone of this computer.',
    },
    'clock-before-release': {
      what: 'The clock is wrong',
      remedy: () => 'It is set to a time before this program existed. Set the date and time of this computer.',
    },
  } satisfies Record<SelfTestFinding, FindingText> as Record<SelfTestFinding, FindingText>,
}

export type SelfTestText = typeof enSelfTest

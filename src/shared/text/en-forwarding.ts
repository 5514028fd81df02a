import { formatCount, plural } from './plural'

/** What is said of a station that sends what it keeps to headquarters. */
export const enForwarding = {
  title: 'Headquarters',
  pairing: 'Pairing',
  pairingEffect:
    'Load the pairing file that headquarters made for this site. What is kept here is then sent there as well. This station does the same with and without it.',
  paired: (site: string, servers: string) =>
    `This station is the site “${site}” of ${servers}. Its key is kept and never shown.`,
  choose: 'Choose pairing file…',
  another: 'Load another…',
  remove: 'Remove',
  removeTitle: 'Send nothing to headquarters any more?',
  removeEffect:
    'Headquarters keeps what it has, and shows that this site is silent. To send again, the pairing file is needed once more.',
  state: 'State',
  file: {
    none: 'This is no pairing file. Choose the one that “fogwatch hq add-site” wrote for this site.',
    newer: 'The file was made by a newer version. Update this station first.',
    key: 'The key in the file is damaged: a letter is wrong or missing. Copy the file again.',
    damaged: 'The pairing file is not whole. Copy it again.',
  },
  off: 'Not sent to any headquarters.',
  connecting: 'HQ: connecting…',
  connected: (behind: number) => `HQ: connected · ${formatCount(behind)} behind`,
  disconnected: (since: string) => `HQ: no connection since ${since}`,
  refused: (since: string) => `HQ: takes nothing since ${since}`,
  conflict: (since: string) => `HQ: another station sends as this site since ${since}`,
  waiting: (count: number) => plural(count, { one: '1 report waiting', other: 'reports waiting' }),
  oldest: (when: string) => `oldest ${when}`,
  problems: {
    unreachable: 'No server of headquarters answers. It is tried again by itself; check the network between.',
    unauthorized:
      'Headquarters does not know the key of this site: it was revoked, or another file was made. Load the newest pairing file.',
    certificate:
      'The server is not the one that the pairing file names. Load the newest pairing file, and ask who else answers at this address.',
    'certificate-time':
      'The certificate of the server is not valid now: it has ended, or the clock of this computer is wrong. Check the clock here; if it is right, run “fogwatch hq renew” at headquarters.',
    forbidden: 'The key may not send for this site. Load the pairing file that was made for it.',
    'cannot-store': 'The servers of headquarters cannot store anything now. It is tried again by itself.',
    'no-stream': 'Headquarters is not set up to its end: run “fogwatch hq streams” there.',
    timeout: 'The servers of headquarters do not answer in time. It is tried again by itself.',
    'too-large': 'Headquarters takes only smaller messages: raise max_payload of its servers.',
    conflict:
      'Two stations send by one key, perhaps because this computer was copied. This one has stopped. If it is the right one, end the other and load the pairing file here again; if not, remove it here.',
    unreadable: 'The journal of this station could not be read; the log says why.',
    other: 'Headquarters refused what was sent; the log says why.',
  },
  nothingLost: 'Nothing is lost: it waits here, and is sent as soon as that is possible.',
  atRisk:
    'What waits is nearly too old, or too much, to be kept here: mend the connection within a day, or keep history for longer.',
  /** Between how many wait and since when. */
  between: ', ',
  /** What ends a sentence, and what lies between two. */
  stop: '.',
  gap: ' ',
  show: 'Headquarters settings',
}

export type ForwardingText = typeof enForwarding

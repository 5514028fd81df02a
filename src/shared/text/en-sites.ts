import { plural } from './plural'

/** What is said of sites, which only headquarters has. */
export const enSites = {
  site: 'Site',
  sites: (n: number) => plural(n, { one: '1 site', other: 'sites' }),
  liveOf: (live: string, total: string) => `${live} of ${total} sites live`,
  all: 'All sites',
  none: 'No site yet',
  noneHow:
    'Let one in with “fogwatch hq add-site”, and load the file that it writes at the site: Settings, Headquarters.',
  /** How the link to a site stands. */
  link: {
    live: 'Live',
    'catching-up': 'Catching up',
    down: 'No contact',
    refused: 'Cannot send',
    unknown: 'Not known',
  },
  /** What that means, beneath its name. */
  meaning: {
    live: 'All that the site has is here.',
    'catching-up': (behind: string) => `${behind} behind. Boxes are shown as of then.`,
    down: (since: string) =>
      `Nothing heard since ${since}. Boxes are shown as they last were; whether they are well is not known.`,
    neverHeard: 'Nothing heard of this site yet.',
    refused: (reason: string) => `The site is there, and what it sends does not arrive: ${reason}`,
    refusedWithout: 'The site is there, and what it sends does not arrive. Look at its settings for the reason.',
    unknown: 'It cannot be judged now. Boxes are shown as they last were.',
    waiting: 'Waiting for the first word of this site.',
  },
  reportsWaiting: (n: string) => `${n} reports are waiting at the site.`,
  incomplete: 'Something is missing of what the site sent; it is completed with the next full picture.',
  setAside: (n: string, reason: string) => `${n} messages could not be read. The last one: ${reason}`,
  clockOff: {
    ahead: (by: string) =>
      `The clock of this site is ${by} ahead of the clock of headquarters. Its times are by its own clock: set it right there.`,
    behind: (by: string) =>
      `The clock of this site is ${by} behind the clock of headquarters. Its times are by its own clock: set it right there.`,
  },
  asOf: (time: string) => `As of ${time}`,
  lastKnown: (time: string) => `Last known ${time}`,
  engine: { well: 'Servers answer', gone: 'Servers do not answer' },
  notKept: {
    'storage-full': 'Headquarters cannot record what happens: the disk that holds its data folder is full.',
    'storage-failed': 'Headquarters cannot record what happens: its data folder cannot be written.',
  },
  notKeptEffect: (since: string) =>
    `Boxes are shown as they are; events since ${since} wait to be written. Nothing is lost: the servers keep what sites send for a week. Make room on that disk, or let the folder be written: it goes on by itself.`,
  engineGone: 'The servers of headquarters cannot be reached',
  engineGoneEffect:
    'No site can be heard. All boxes are shown as they last were. Sites keep their reports and send them later.',
  /** Which of several headquarters sends alerts. */
  telling: {
    starting: 'Whether this headquarters sends alerts is being found out.',
    leading: 'This headquarters sends alerts.',
    'standing-by': 'Another headquarters sends alerts; this one stands by.',
    by: (machine: string) => `The headquarters on ${machine} sends alerts; this one stands by.`,
    alone:
      'This headquarters sends alerts. A second one would send them again: run “hq streams”, then they share the work.',
  },
  only: (site: string) => `Only ${site}`,
  counted: (n: number, state: string) => `${n} ${state}`,
  /** Where there are more boxes than can be shown at once. */
  scope: {
    allWell: 'No box needs attention. Choose a site to see its boxes.',
    attention: (shown: string, total: string) =>
      `${shown} of ${total} boxes that need attention are shown, the worst of them. Choose a site to see all of its boxes.`,
    found: (shown: string, total: string) =>
      `${shown} of ${total} boxes that were found are shown, the worst first. Narrow the search, or choose a site.`,
    leftOut: (sites: string) => `Too many boxes at once: those of ${sites} are not shown. Choose fewer sites.`,
  },
  announce: {
    down: (site: string) => `No contact with site ${site}`,
    back: (site: string) => `Site ${site} is in contact again`,
    refused: (site: string) => `Site ${site} cannot send to headquarters`,
    sendsAgain: (site: string) => `Site ${site} sends to headquarters again`,
    engineGone: 'The servers of headquarters cannot be reached',
    engineBack: 'The servers of headquarters answer again',
    engineFell: 'The servers of headquarters have lost what they had; sites send it again',
    engineWhole: 'What the servers of headquarters had lost is there again',
    manyDown: (n: number) => `No contact with ${n} sites`,
    manyRefused: (n: number) => `${n} sites cannot send to headquarters`,
    manyBack: (n: number) => `${n} sites in contact again`,
  },
}

export type SitesText = typeof enSites

import type { UpdateFault } from '../contract/updates-views'

/** What the app says of newer versions of itself. */
export const enUpdates = {
  version: (version: string) => `This is version ${version}`,
  offered: (version: string) => `Version ${version} is available.`,
  ready: (version: string) => `Version ${version} is ready. It is installed when Fogwatch quits.`,
  readyTitle: 'A newer Fogwatch is ready',
  newest: (ago: string) => `The feed had nothing newer ${ago}.`,
  notLooked: 'No feed has been asked yet.',
  byHand: (version: string) =>
    `Version ${version} is available. This copy of the app cannot replace itself. Fetch the new version by hand.`,
  check: 'Check now',
  checking: 'Checking…',
  download: 'Download',
  downloading: (percent: number) => `Downloading ${percent}%`,
  install: 'Restart and install',
  feed: 'Update feed',
  feedEffect:
    'The https:// address of the folder that holds the installers and their latest.yml. Empty: updates are never looked for.',
  feedWrong: 'Not an https:// address of a folder, without name, password, ? or #.',
  automatic: 'Look for updates by itself',
  automaticEffect:
    'Every 6 hours, silently where the feed cannot be reached. What is found is downloaded, and installed when Fogwatch quits.',
  automaticShows: 'Every 6 hours, silently where the feed cannot be reached. What is found is shown here.',
  file: 'Install update from file',
  fileRuns: 'For sites without internet: an installer with its latest.yml beside it. It is checked first.',
  fileShows:
    'For sites without internet: checks an installer by the latest.yml beside it, then shows it in its folder.',
  choose: 'Choose file…',
  fault: {
    unreachable: 'The feed could not be reached.',
    'not-a-release': 'The list of the release cannot be read.',
    'download-failed': 'The update could not be downloaded whole. Nothing was changed.',
    'not-listed': 'The latest.yml beside the file does not list it.',
    'other-content': 'The file is not what the latest.yml beside it says; it may be damaged. It was not run.',
    'not-newer': 'The file is not newer than this version.',
    'no-list-beside': 'There is no latest.yml for this system beside the file. Copy both into one folder.',
    'bad-signature': 'The file is not signed by whoever signed this app. It was not run.',
  } satisfies Record<UpdateFault, string> as Readonly<Record<UpdateFault, string>>,
  failed: 'The app did not do this.',
}

export type UpdatesText = typeof enUpdates

import { resolve } from 'node:path'

/** Switches for Electron itself, which tools append to ours, and what an installer starts the new version with. */
const FOR_ELECTRON = /^--(inspect(-brk)?|remote-debugging-port|no-sandbox|user-data-dir|updated)(=|$)/

/**
 * The arguments that are meant for the app. While it is not packaged, `electron` is given switches, then the app's
 * folder, then ours.
 * @param appPath the folder that Electron runs the app from
 */
export function ownArguments(argv: readonly string[], appPath: string): readonly string[] {
  const folder = argv.findIndex((argument, i) => i > 0 && resolve(argument) === appPath)
  return argv.slice(Math.max(folder, 0) + 1).filter((argument) => !FOR_ELECTRON.test(argument))
}

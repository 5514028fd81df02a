import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { folderFailure } from '../failures'

/** The station's folder where nobody names another: inside the profile that the system gives the app. */
export const usualDataDir = (): string => join(app.getPath('userData'), 'station')

/**
 * Keeps the window's own files, and with them the lock of the single instance, beside the station's:
 * stations with different folders run side by side, each with its own window.
 */
export function keepProfileIn(dataDir: string): void {
  const profile = join(dataDir, 'desktop')
  try {
    makeFolder(profile)
  } catch (error) {
    throw folderFailure(dataDir, error)
  }
  app.setPath('userData', profile)
}

/** Step by step: Node's own way to make all of them never comes back in places like /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

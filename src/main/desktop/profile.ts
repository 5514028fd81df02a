import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/** The station's folder where nobody names another: inside the profile that the system gives the app. */
export const usualDataDir = (): string => join(app.getPath('userData'), 'station')

/**
 * Keeps the window's own files, and with them the lock of the single instance, beside the station's:
 * stations with different folders run side by side, each with its own window.
 */
export function keepProfileIn(dataDir: string): void {
  const profile = join(dataDir, 'desktop')
  mkdirSync(profile, { recursive: true })
  app.setPath('userData', profile)
}

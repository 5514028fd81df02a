import type { Chromium } from './chromium'

/** What the parts of the stand-in know of the running app; filled in by the launcher. */
export const host: Host = {
  name: 'Electron',
  version: '',
  appPath: '',
  electronVersion: '',
  switches: [],
  chromium: undefined,
  ready: false,
  quitting: false,
  badgeCount: 0,
  openAtLogin: false,
}

interface Host {
  name: string
  version: string
  appPath: string
  electronVersion: string
  /** For Chromium, from `app.commandLine`. */
  switches: readonly string[]
  chromium: Chromium | undefined
  ready: boolean
  quitting: boolean
  badgeCount: number
  openAtLogin: boolean
}

/** Chromium, which is there as soon as the app is ready. */
export function runningChromium(): Chromium {
  if (host.chromium === undefined) throw new Error('Cannot create BrowserWindow before app is ready')
  return host.chromium
}

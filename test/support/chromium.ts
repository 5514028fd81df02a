import { existsSync } from 'node:fs'
import { join } from 'node:path'

const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
}

/**
 * The Chromium or Chrome of this machine: the one named by FOGWATCH_CHROMIUM, else one at a usual place.
 * `undefined` leaves the choice to Playwright, which then needs its own browser installed.
 */
export function findChromium(): string | undefined {
  return process.env['FOGWATCH_CHROMIUM'] ?? USUAL_PLACES[process.platform]?.find((path) => existsSync(path))
}

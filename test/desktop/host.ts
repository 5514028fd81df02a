import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { findElectron } from '../../scripts/electron-binary.mjs'

const require = createRequire(import.meta.url)
const playwright = dirname(require.resolve('playwright-core/package.json'))

/** The folder of the app, which is what Electron is given to run. */
export const appFolder = resolve(import.meta.dirname, '../..')

const electron = findElectron()
const probe = ['-r', join(appFolder, 'test/electron-host/probe.cjs')]

/** Makes the machine of the app a faster one. */
export const faster = ['-r', join(appFolder, 'test/electron-host/fast-machine.cjs')]

/** What runs the app: Electron where its executable is there, else the stand-in, which knows the same command line. */
export const host = {
  executable: electron ?? join(appFolder, 'test/electron-host/electron'),
  /** The command line for a start without Playwright, which on Linux leaves the sandbox out, too. */
  plain: [...(process.platform === 'linux' ? ['--no-sandbox'] : []), ...probe, appFolder],
  /**
   * The options of Playwright's launch. With Electron it brings its loader, which holds the app back until Playwright
   * is attached; with an executable named by us it has to be asked for.
   */
  launch: electron
    ? { args: [...probe, appFolder] }
    : {
        executablePath: join(appFolder, 'test/electron-host/electron'),
        args: ['-r', join(playwright, 'lib/server/electron/loader.js'), ...probe, appFolder],
      },
}

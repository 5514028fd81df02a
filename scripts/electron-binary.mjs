// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The folder of the installed package `electron`, which brings its executable only when it is asked to. */
export const electronPackage = () => dirname(require.resolve('electron/package.json'))

/**
 * The Electron executable, if it is there. Never `require('electron')` to find out: that alone begins a download.
 * @param {string} folder of the package `electron`
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | undefined}
 */
export function findElectron(folder = electronPackage(), env = process.env) {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

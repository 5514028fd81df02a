// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package `electron`, which brings its executable only when it is asked to. */
export const ELECTRON_PACKAGE = fileURLToPath(new URL('../node_modules/electron', import.meta.url))

/**
 * The Electron executable, if it is there. Never `require('electron')` to find out: that alone begins a download.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | undefined}
 */
export function findElectron(env = process.env) {
  const pathFile = join(ELECTRON_PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ELECTRON_PACKAGE, 'dist')
  const executable = join(dist, readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

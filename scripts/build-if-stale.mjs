// @ts-check
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = ['out/main/index.js', 'out/main/headless.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
/** The page has its packages in it, in the versions of the lock file. */
const SOURCES = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts']

/**
 * Builds the app where it has not been built, or not since its sources changed.
 * @param {string} root
 * @returns {boolean} whether there is a build now
 */
export function buildIfStale(root) {
  const builtAt = Math.min(...BUILT.map((file) => changedAt(join(root, file))))
  const sourcesAt = Math.max(...SOURCES.map((path) => newestIn(join(root, path))))
  if (builtAt > sourcesAt) return true

  process.stderr.write('Building …\n')
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [electronVite, 'build'], { cwd: root })
  if (status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]))
  return status === 0
}

/** @param {string} path of a file or folder */
function newestIn(path) {
  if (!statSync(path).isDirectory()) return changedAt(path)
  return Math.max(...readdirSync(path, { recursive: true }).map((name) => changedAt(join(path, String(name)))))
}

/** @param {string} file */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

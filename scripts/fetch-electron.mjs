// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ELECTRON_PACKAGE } from './electron-binary.mjs'

const LONGEST_WAIT = 5 * 60_000

/**
 * Has the package `electron` fetch its executable, which it does once.
 * @returns {Promise<string | undefined>} why it failed, if it did
 */
export async function fetchElectron() {
  const installer = spawn(process.execPath, [join(ELECTRON_PACKAGE, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  installer.stderr.on('data', (data) => {
    complaint += data
  })
  const stopTelling = tellTime('Fetching Electron, once')
  const impatience = setTimeout(() => installer.kill(), LONGEST_WAIT)
  const [exitCode] = await once(installer, 'close')
  clearTimeout(impatience)
  stopTelling()
  if (exitCode === 0) return undefined
  return exitCode === null ? 'it took too long' : (complaint.trim().split('\n')[0] ?? 'no reason given')
}

/** @param {string} what */
function tellTime(what) {
  const startedAt = Date.now()
  const tell = () => process.stderr.write(`\r${what} … ${Math.round((Date.now() - startedAt) / 1000)} s`)
  tell()
  const timer = setInterval(tell, process.stderr.isTTY ? 1000 : 30_000)
  return () => {
    clearInterval(timer)
    process.stderr.write('\n')
  }
}

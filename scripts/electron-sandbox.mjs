// @ts-check
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const RESTRICTION = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'

/** Set-uid, and executable by all. */
const HELPER_MODE = 0o4755

/**
 * Whether the system denies Electron its sandbox, without which it does not start: Ubuntu does since 23.10, unless
 * Chromium's helper belongs to root. https://github.com/electron/electron/issues/42510
 * @param {string} executable
 */
export function isSandboxDenied(executable) {
  if (!isRestricted()) return false
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false })
  return helper?.uid !== 0 || (helper.mode & 0o7777) !== HELPER_MODE
}

function isRestricted() {
  try {
    return readFileSync(RESTRICTION, 'utf8').trim() === '1'
  } catch {
    // Every other system.
    return false
  }
}

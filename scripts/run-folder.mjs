// @ts-check
// What a run of tests keeps for a while lies in one folder of the system's folder for such things, and goes with it:
// that of the browsers and tools it starts, too. A run that was killed has its folder removed by the next one.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Short: beneath it Chromium opens a socket, whose whole path may have 103 signs on macOS. */
const PREFIX = 'fw-'
/** Holds the id of the process that a folder belongs to. */
const OWNER = 'owner'
/** What programs go by, on Windows and elsewhere. */
const PLACES = ['TMPDIR', 'TMP', 'TEMP']
/** Where such folders lie, to a run that is started by a run. */
const ROOT = 'FOGWATCH_TEMP_ROOT'

/**
 * From now on this process, and those that it starts, keep in a folder of their own what `os.tmpdir()` is meant for.
 * @returns ends it: removes the folder, and gives the names of what still lay there that tests had made, sorted
 */
export function openRunFolder() {
  const before = { ...process.env }
  const root = process.env[ROOT] ?? tmpdir()
  removeAbandoned(root)
  const folder = mkdtempSync(join(root, PREFIX))
  writeFileSync(join(folder, OWNER), String(process.pid))
  for (const name of PLACES) process.env[name] = folder
  process.env[ROOT] = root
  return () => {
    const left = readdirSync(folder).filter((name) => name.startsWith('fogwatch-'))
    for (const name of [...PLACES, ROOT]) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    return left.sort()
  }
}

/**
 * Opens such a folder for a runner of tests.
 * @returns ends it. Throws if tests left something there
 */
export function openTestFolder() {
  const close = openRunFolder()
  return () => {
    const left = close()
    if (left.length === 0) return
    // Vitest says what is thrown here, and ends with 0.
    process.exitCode = 1
    throw new Error(`Tests left ${left.length} folders of theirs behind: ${left.join(', ')}`)
  }
}

/** @param {string} root */
function removeAbandoned(root) {
  for (const name of readdirSync(root).filter((name) => name.startsWith(PREFIX))) {
    const folder = join(root, name)
    const owner = ownerOf(folder)
    if (owner !== null && !isAlive(owner)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {string} folder
 * @returns {number | null} `null` if it is not one of these, or has just been made
 */
function ownerOf(folder) {
  try {
    const pid = Number(readFileSync(join(folder, OWNER), 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process may not be asked.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

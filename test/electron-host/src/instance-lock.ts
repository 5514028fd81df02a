import { type FSWatcher, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPath } from './app-paths'

/** What a later instance tells the first. */
export interface LaterStart {
  readonly argv: string[]
  readonly cwd: string
}

let held: { folder: string; watcher: FSWatcher } | undefined

/**
 * The lock of the single instance: a file with the holder's pid in the profile, beside which later instances leave
 * word of themselves. Everything is synchronous, as `requestSingleInstanceLock` is.
 */
export function takeLock(onLaterStart: (start: LaterStart) => void): boolean {
  if (held) return true
  const folder = join(getPath('userData'), 'single-instance')
  mkdirSync(folder, { recursive: true })
  if (!claim(join(folder, 'pid'))) {
    leaveWord(folder)
    return false
  }
  held = { folder, watcher: watch(folder, (_event, file) => readWord(folder, file, onLaterStart)) }
  return true
}

export function releaseLock(): void {
  held?.watcher.close()
  if (held) rmSync(held.folder, { recursive: true, force: true })
  held = undefined
}

function claim(pidFile: string): boolean {
  try {
    writeFileSync(pidFile, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (isAlive(Number(readFileSync(pidFile, 'utf8')))) return false
    // Its holder was killed.
    writeFileSync(pidFile, String(process.pid))
    return true
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function leaveWord(folder: string): void {
  const draft = join(folder, `draft-${process.pid}`)
  writeFileSync(draft, JSON.stringify({ argv: process.argv, cwd: process.cwd() } satisfies LaterStart))
  renameSync(draft, join(folder, `word-${process.pid}`))
}

function readWord(folder: string, file: string | null, onLaterStart: (start: LaterStart) => void): void {
  if (!file?.startsWith('word-')) return
  let text: string
  try {
    text = readFileSync(join(folder, file), 'utf8')
    unlinkSync(join(folder, file))
  } catch {
    // Told twice of one file; it was read the first time.
    return
  }
  onLaterStart(JSON.parse(text) as LaterStart)
}

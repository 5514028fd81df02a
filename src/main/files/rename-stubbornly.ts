import { rename } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** How often and how long apart a rename is tried again: on Windows scanners hold new files for a moment. */
const RENAME_TRIES = 6
const RENAME_PAUSE_MS = 50

/** @throws Error of the file system */
export async function renameStubbornly(from: string, to: string): Promise<void> {
  for (let left = RENAME_TRIES; ; left--) {
    try {
      return await rename(from, to)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (left <= 1 || (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')) throw error
      await pause(RENAME_PAUSE_MS)
    }
  }
}

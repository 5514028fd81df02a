import { execFileSync } from 'node:child_process'
import { statfsSync } from 'node:fs'

const MEGABYTE = 1024 * 1024
const ROOMY = 700 * MEGABYTE

/** A disk of its own for the station, a tmpfs, that can be made as small as what is on it. */
export interface SmallDisk {
  /** Leaves so many bytes free; `null` for as many as at first. */
  leave(bytes: number | null): void
  /** Takes it away, with all that is on it. */
  unmount(): void
}

/** @returns `null` where this machine does not allow it */
export function mountSmallDisk(folder: string): SmallDisk | null {
  if (process.env['FOGWATCH_SOAK_NAMESPACE'] === undefined) return null
  const mount = (...words: readonly string[]) => void execFileSync('mount', [...words], { stdio: 'pipe' })
  try {
    mount('-t', 'tmpfs', '-o', `size=${ROOMY}`, 'fogwatch-soak', folder)
  } catch {
    return null
  }
  return {
    leave(bytes) {
      for (let tries = 0; ; tries++) {
        try {
          mount('-o', `remount,size=${bytes === null ? ROOMY : usedIn(folder) + bytes}`, folder)
          return
        } catch (error) {
          // What is written meanwhile makes it smaller than what is on it, which is refused.
          if (tries > 50) throw error
        }
      }
    },
    unmount: () => void execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' }),
  }
}

function usedIn(folder: string): number {
  const { blocks, bfree, bsize } = statfsSync(folder)
  return (blocks - bfree) * bsize
}

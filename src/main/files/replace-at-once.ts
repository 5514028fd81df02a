import { renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * As `replaceFile` with `isHint`, before it returns: for a few lines, of somebody who may be gone a moment later, as a
 * window is that closes.
 * @throws Error of the file system
 */
export function replaceAtOnce(path: string, text: string): void {
  const beside = `${path}.next`
  try {
    writeFileSync(beside, text)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

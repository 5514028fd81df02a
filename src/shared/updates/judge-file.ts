import type { Release } from './release'
import { isNewer } from './version'

/** A file that somebody chose. */
export interface ChosenFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Of its content, in base64. */
  readonly sha512: string
}

/** Why a file is not installed: the list beside it does not have it, it has other bytes, or it is no step forward. */
export type FileFault = 'not-listed' | 'other-content' | 'not-newer'

/** Whether a file that was brought here is the installer of a newer version, undamaged, as the list beside it says. */
export function judgeFile(file: ChosenFile, release: Release, installed: string): FileFault | 'fits' {
  const listed = release.files.find(({ name }) => name === file.name)
  if (listed === undefined) return 'not-listed'
  const isWhole = listed.sha512 === file.sha512 && (listed.size === null || listed.size === file.size)
  if (!isWhole) return 'other-content'
  return isNewer(release.version, installed) ? 'fits' : 'not-newer'
}

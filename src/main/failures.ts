/** The station cannot start; the message is one sentence for the person who started it. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}

/** The disk refused; the message is one sentence. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure'

  /** @param isFull whether it was for want of room */
  constructor(
    message: string,
    readonly isFull = false,
  ) {
    super(message)
  }
}

/** What went wrong, in the words of whoever failed. */
export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What is wrong with flags, as `parseArgs` found it, without its advice on how to write a word that begins with `-`. */
export const wrongFlags = (error: unknown): string => reason(error).split(/\n|\. To specify /)[0] ?? ''

/** That a data folder cannot be used: why, in a person's words where the code is known, and what to do. */
export function folderFailure(folder: string, error: unknown): StartFailure {
  const { code = '', message = String(error) } = (error ?? {}) as NodeJS.ErrnoException
  const why = WHY_NO_FOLDER[code] ?? message
  return new StartFailure(`the data folder ${folder} cannot be used: ${why}; choose another with --data`)
}

const WHY_NO_FOLDER: Readonly<Record<string, string>> = {
  EEXIST: 'it, or a folder above it, is a file',
  ENOTDIR: 'it, or a folder above it, is a file',
  ENOENT: 'it cannot be made there',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
}

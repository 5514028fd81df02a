import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes a folder of its own for a test, which has to remove it: a run that leaves one behind fails. */
export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'fogwatch-'))

/** Removes such a folder with all that is in it. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 })

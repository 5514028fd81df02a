import { onTestFinished } from 'vitest'
import { makeFolder, removeFolder } from './folder'

/** A folder of its own for one test, gone afterwards. Tests that run beside others give their own `onTestFinished`. */
export async function tempFolder(whenFinished: typeof onTestFinished = onTestFinished): Promise<string> {
  const folder = await makeFolder()
  whenFinished(() => removeFolder(folder))
  return folder
}

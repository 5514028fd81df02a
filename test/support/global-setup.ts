import { findElectron } from '../../scripts/electron-binary.mjs'
import { openTestFolder } from '../../scripts/run-folder.mjs'
import { buildStandIn } from '../electron-host/build.mjs'

/**
 * Says which host the desktop specs run on, and builds the stand-in where Electron's executable is not there.
 * @returns ends what was begun for all tests
 */
export default async function prepareHost(): Promise<() => void> {
  const electron = findElectron()
  console.log(electron === undefined ? 'host: stand-in' : 'host: electron')
  if (electron === undefined) await buildStandIn()
  return openTestFolder()
}

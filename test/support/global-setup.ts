import { findElectron } from '../../scripts/electron-binary.mjs'
import { buildStandIn } from '../electron-host/build.mjs'

/** Says which host the desktop specs run on, and builds the stand-in where Electron's executable is not there. */
export default async function prepareHost(): Promise<void> {
  const electron = findElectron()
  console.log(electron === undefined ? 'host: stand-in' : 'host: electron')
  if (electron === undefined) await buildStandIn()
}

import { join } from 'node:path'
import { app } from 'electron'
import type { Options } from './config/options'
import { readOptions } from './config/read-options'
import { drawAttention } from './desktop/attention'
import { showUnacknowledged } from './desktop/badge'
import { mayCall } from './desktop/caller'
import { endWithError, endWithText } from './desktop/ending'
import { withExportFiles } from './desktop/export-files'
import { fileDesk } from './desktop/file-desk'
import { findHome } from './desktop/home'
import { serveWindow } from './desktop/ipc'
import { createMainWindow, showWhenAskedFor } from './desktop/main-window'
import { setStandardMenu } from './desktop/menu'
import { keepAtHome } from './desktop/navigation'
import { nameForSystem, notifyOfAnnouncements } from './desktop/notifications'
import { ownArguments } from './desktop/own-arguments'
import { limitPermissions } from './desktop/permissions'
import { watchAnewAfterSleep } from './desktop/power'
import { keepProfileIn, usualDataDir } from './desktop/profile'
import { quitWithLastWindow, stopBeforeQuit } from './desktop/quit'
import { followTheme } from './desktop/theme'
import type { Log } from './ports'
import { createStationHost, type StationHost } from './station-host'

const log: Log = (line) => console.log(line)
const archiveWorker = join(import.meta.dirname, 'archive-worker.js')
const dataDir = usualDataDir()
const asked = readOptions(ownArguments(process.argv, app.getAppPath()), process.env, dataDir, app.getVersion())
if (asked.kind === 'run') run(asked.options).catch(endWithError)
else endWithText(asked.text, asked.exitCode)

async function run(options: Options): Promise<void> {
  nameForSystem()
  if (options.dataDir !== dataDir) keepProfileIn(options.dataDir)
  // The first instance is told of this start and shows its window.
  if (!app.requestSingleInstanceLock()) return app.quit()
  const station = createStationHost(options, log, archiveWorker)
  stopBeforeQuit(() => station.stop(), log)
  await app.whenReady()
  await station.start()
  await openDesktop(station)
}

async function openDesktop(station: StationHost): Promise<void> {
  const home = findHome(import.meta.dirname, process.env['ELECTRON_RENDERER_URL'])
  const window = createMainWindow(home, log)
  const page = serveWindow(withExportFiles(station, fileDesk), (caller) => mayCall(caller, window.contents(), home.url))
  // What leaves the window is about boxes that exist.
  notifyOfAnnouncements(station.real, (gateway) => {
    window.show()
    const contents = window.contents()
    if (contents !== undefined) page.tell(contents, { type: 'open', gateway })
  })
  drawAttention(station.real, window)
  showUnacknowledged(station.real, window)
  keepAtHome(home.url, log)
  limitPermissions()
  watchAnewAfterSleep(() => station.watchAnew(), log)
  quitWithLastWindow()
  setStandardMenu()
  await followTheme(station.real)
  showWhenAskedFor(window)
  window.show()
}

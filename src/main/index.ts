import { join } from 'node:path'
import { app } from 'electron'
import type { PushEvent } from '../shared/contract/push'
import type { Options } from './config/options'
import { readOptions } from './config/read-options'
import { drawAttention } from './desktop/attention'
import { showUnacknowledged } from './desktop/badge'
import { mayCall } from './desktop/caller'
import { hideWhenClosed } from './desktop/close-to-tray'
import { reloadAfterCrash } from './desktop/crash'
import { withDesk } from './desktop/desk'
import { limitDownloads } from './desktop/downloads'
import { endWithError, endWithText } from './desktop/ending'
import { withExportFiles } from './desktop/export-files'
import { showExportProgress } from './desktop/export-progress'
import { fileDesk } from './desktop/file-desk'
import { findHome } from './desktop/home'
import { serveWindow } from './desktop/ipc'
import { createWakefulness } from './desktop/keep-awake'
import { loginStart, wasStartedAtLogin } from './desktop/login-start'
import { createMainWindow, showWhenAskedFor } from './desktop/main-window'
import { keepMenu } from './desktop/menu'
import { keepAtHome } from './desktop/navigation'
import { nameForSystem, notifyOfAnnouncements } from './desktop/notifications'
import { ownArguments } from './desktop/own-arguments'
import { claimPageScheme, servePage } from './desktop/page-scheme'
import { withPdf } from './desktop/pdf'
import { pdfDesk } from './desktop/pdf-desk'
import { limitPermissions } from './desktop/permissions'
import { watchAnewAfterSleep } from './desktop/power'
import { keepProfileIn, usualDataDir } from './desktop/profile'
import { type Quitting, quitWithLastWindow, stopBeforeQuit } from './desktop/quit'
import { mayQuit } from './desktop/quit-question'
import { endWithSession } from './desktop/session-end'
import { openShellMemory } from './desktop/shell-memory'
import { followSystemLanguages } from './desktop/system-languages'
import { followTheme } from './desktop/theme'
import { showTray } from './desktop/tray'
import { tellOfUpdates } from './desktop/update-notice'
import { withUpdates } from './desktop/updates'
import { keepUpToDate } from './desktop/updates-machine'
import { createPageZoom } from './desktop/zoom'
import { logCrashes, logTo, usualLogFile } from './diagnostics/log-file'
import { followTimeZone } from './follow-time-zone'
import { readPageFiles } from './page-files'
import type { Log } from './ports'
import { keepGarbageSmall } from './small-garbage'
import { createStationHost, type StationHost } from './station-host'

claimPageScheme()
keepGarbageSmall()
let log: Log = (line) => console.log(line)
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
  log = logTo(options.logFile ?? usualLogFile(options.dataDir), log)
  logCrashes(log)
  log(`Fogwatch ${app.getVersion()} starts`)
  followTimeZone()
  const station = createStationHost(options, log, archiveWorker)
  const quitting = stopBeforeQuit(
    () => station.stop(),
    () => mayQuit(station.real),
    log,
  )
  await app.whenReady()
  await station.start()
  await openDesktop(station, quitting, options.hidden === true || wasStartedAtLogin())
}

async function openDesktop(station: StationHost, quitting: Quitting, hidden: boolean): Promise<void> {
  const home = findHome(import.meta.dirname, process.env['ELECTRON_RENDERER_URL'])
  if (home.folder !== null) servePage(await readPageFiles(home.folder))
  const memory = openShellMemory(join(app.getPath('userData'), 'desktop.json'), log)
  const window = createMainWindow(home, memory, log)
  const show = () => window.show()
  const zoom = createPageZoom(window, memory)
  const keepAwake = createWakefulness()
  keepAwake(memory.get().keepAwake)
  const desk = { memory, login: loginStart(), onZoom: zoom.apply, onKeepAwake: keepAwake, log }
  const tell = (event: PushEvent) => {
    const contents = window.contents()
    if (contents !== undefined) page.tell(contents, event)
  }
  const real = followSystemLanguages(station.real, (languages) => tell({ type: 'languages', languages }))
  const showAndTell = (event: PushEvent) => {
    window.show()
    tell(event)
  }
  const updates = keepUpToDate(
    join(app.getPath('userData'), 'updates.json'),
    log,
    tellOfUpdates({ station: real, window, tell, showAndTell }),
  )
  const answered = withPdf(withUpdates(withDesk(withExportFiles(station, fileDesk), desk), updates), pdfDesk(window))
  const page = serveWindow(answered, (caller) => mayCall(caller, window.contents(), home.url))

  keepAtHome(home.url, log)
  limitPermissions()
  limitDownloads(home.url)
  // What leaves the window is about boxes that exist.
  notifyOfAnnouncements(real, (gateway) => showAndTell({ type: 'open', gateway }))
  drawAttention(real, window)
  showUnacknowledged(real, window)
  showExportProgress(station, window)
  window.onOpen(reloadAfterCrash(real, log, (contents) => page.tell(contents, { type: 'reloaded' })))
  window.onOpen(hideWhenClosed({ station: real, memory, isQuitting: quitting.isUnderWay, show }))
  window.onOpen(endWithSession(quitting, log))
  watchAnewAfterSleep(() => station.watchAnew(), log)
  quitWithLastWindow()
  await keepMenu(real, {
    showSettings: () => showAndTell({ type: 'show', screen: 'settings' }),
    zoom: zoom.step,
    quit: () => app.quit(),
  })
  await followTheme(real)
  showWhenAskedFor(window)
  showTray(real, show, log)
  if (!hidden) window.show()
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog, shell } from 'electron'
import { load } from 'js-yaml'
import type { UpdateFault } from '../../shared/contract/updates-views'
import { type Millis, minutes } from '../../shared/time/millis'
import { listOf } from '../../shared/updates/release'
import type { Log } from '../ports'
import { type UpdateMachine, Updates } from './updates'
import { fetchRelease } from './updates-feed'
import { inspectFile } from './updates-file'
import { openUpdateMemory } from './updates-memory'

/** How often it is seen whether it is time; when that is, the rules say. */
const SEEN_EVERY: Millis = minutes(1)

/**
 * Looks after newer versions of this app until it ends.
 * @param file where what is chosen of it is kept
 * @param onReady called with a version that was fetched
 */
export function keepUpToDate(file: string, log: Log, onReady: (version: string) => unknown): Updates {
  const updates = new Updates(updateMachine(), openUpdateMemory(file, log), { now: Date.now }, log, onReady)
  setInterval(() => void updates.tick(), SEEN_EVERY)
  return updates
}

/** The app on this machine, as far as newer versions of it are concerned. */
function updateMachine(platform: NodeJS.Platform = process.platform): UpdateMachine {
  const list = listOf(platform, process.arch)
  // A portable app is one file that somebody keeps where he likes.
  const canInstall = app.isPackaged && process.env['PORTABLE_EXECUTABLE_FILE'] === undefined
  const runsFiles = canInstall && platform === 'win32'
  return {
    version: app.getVersion(),
    canInstall,
    runsFiles,
    look: (feed) => fetchRelease(feed, list, fetch),
    download,
    install: () => afterQuit(async () => (await updater()).quitAndInstall(true, true)),
    chooseFile: async () => {
      const path = await choose(platform)
      if (path === undefined) return null
      const verdict = await inspectFile(path, list, app.getVersion()).catch(() => 'other-content' as const)
      if (verdict !== 'fits') return verdict
      if (!runsFiles) {
        shell.showItemInFolder(path)
        return 'taken'
      }
      if (!(await isSignedByUs(path))) return 'bad-signature' satisfies UpdateFault
      afterQuit(async () => void (await shell.openPath(path)))
      return 'taken'
    },
  }
}

/** Loaded when it is needed, which on a site without internet is never. */
const updater = async () => (await import('electron-updater')).default.autoUpdater

async function download(feed: string, onProgress: (percent: number) => void): Promise<void> {
  const auto = await updater()
  auto.autoDownload = false
  auto.autoInstallOnAppQuit = true
  auto.logger = null
  auto.setFeedURL({ provider: 'generic', url: feed })
  auto.removeAllListeners('download-progress')
  auto.on('download-progress', ({ percent }) => onProgress(percent))
  // What goes wrong is told by the promises; an event nobody hears would be thrown.
  auto.removeAllListeners('error')
  auto.on('error', () => undefined)
  if ((await auto.checkForUpdates()) === null) throw new Error('this app was not installed')
  await auto.downloadUpdate()
}

/** The station stops first, so that nothing that was accepted is lost to an installer that does not wait. */
function afterQuit(install: () => Promise<void>): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    void install().finally(() => app.quit())
  })
  app.quit()
}

async function choose(platform: NodeJS.Platform): Promise<string | undefined> {
  const extensions = { win32: ['exe'], darwin: ['dmg', 'zip'] }[platform as string] ?? ['AppImage', 'deb', 'rpm']
  const { filePaths } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'Fogwatch', extensions: [...extensions] }],
  })
  return filePaths[0]
}

/** Whether an installer is signed by whoever signed this app; where that was nobody, nothing can be asked of it. */
async function isSignedByUs(path: string): Promise<boolean> {
  const publishers = await publishersOfThisApp()
  if (publishers.length === 0) return true
  const { NsisUpdater } = (await import('electron-updater')).default
  const complaint = await new NsisUpdater().verifyUpdateCodeSignature([...publishers], path)
  return complaint === null
}

/** As electron-builder wrote them beside the archive when it signed. */
async function publishersOfThisApp(): Promise<readonly string[]> {
  const config = load(await readFile(join(process.resourcesPath, 'app-update.yml'), 'utf8'))
  const { publisherName = [] } = config as { publisherName?: string | readonly string[] }
  return [publisherName].flat()
}

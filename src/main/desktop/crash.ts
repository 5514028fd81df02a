import { app, type BrowserWindow, dialog, type WebContents } from 'electron'
import { textIn } from '../../shared/text/text'
import type { Log, StationPort } from '../ports'
import { createCrashPatience } from './crash-patience'
import { spokenLanguage } from './language'

/**
 * Loads the page again when its process, or the one that draws it, is gone, and says so; the station is in another
 * process and goes on. Not when that keeps happening: then it says what to do.
 * @param tellPage says to the page that is loaded again what happened
 */
export function reloadAfterCrash(
  station: StationPort,
  log: Log,
  tellPage: (contents: WebContents) => void,
): (frame: BrowserWindow) => void {
  const mayReload = createCrashPatience()

  const reload = async (contents: WebContents): Promise<void> => {
    if (mayReload(Date.now())) {
      // What asked for this has to end first.
      await new Promise((resolve) => setImmediate(resolve))
      if (contents.isDestroyed()) return
      contents.once('did-finish-load', () => tellPage(contents))
      contents.reload()
      return
    }
    const { crash } = textIn(await spokenLanguage(station)).desktop
    dialog.showErrorBox(crash.title, crash.tooOften)
  }

  let current: WebContents | undefined
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log(`a process of the window is gone (${type}, ${reason}, exit code ${exitCode})`)
    // What was drawn on canvases is lost with it.
    if (type === 'GPU' && reason !== 'clean-exit' && current !== undefined) void reload(current)
  })

  return (frame) => {
    const contents = frame.webContents
    current = contents
    frame.once('closed', () => {
      if (current === contents) current = undefined
    })
    frame.on('unresponsive', () => log('the page does not respond'))
    frame.on('responsive', () => log('the page responds again'))
    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return
      log(`the page is gone (${reason}, exit code ${exitCode})`)
      void reload(contents)
    })
  }
}

import { app, BrowserWindow, dialog, nativeTheme, type WebContents } from 'electron'
import type { Log } from '../ports'
import { createCrashPatience } from './crash-patience'
import type { Home } from './home'
import { windowOptions } from './window-options'

/** The one window of the app, there or not. */
export interface MainWindow {
  /** Brings the window to the front; opens it first where there is none. */
  show(): void
  contents(): WebContents | undefined
  /** The native window while there is one. */
  frame(): BrowserWindow | undefined
  /** Has each window that is opened from now on dressed by `dress`. */
  onOpen(dress: (frame: BrowserWindow) => void): void
}

export function createMainWindow(home: Home, log: Log): MainWindow {
  let window: BrowserWindow | undefined
  const dressers: ((frame: BrowserWindow) => void)[] = []

  const open = (): void => {
    const opened = new BrowserWindow(windowOptions(home.preload, nativeTheme.shouldUseDarkColors))
    window = opened
    opened.once('ready-to-show', () => opened.show())
    opened.once('closed', () => {
      window = undefined
    })
    // What the window is called is said here, not by the page's title.
    opened.on('page-title-updated', (event) => event.preventDefault())
    for (const dress of dressers) dress(opened)
    reloadAfterCrash(opened.webContents, log)
    opened.loadURL(home.url).catch((error: unknown) => log(`the page did not load: ${error}`))
  }

  return {
    show() {
      if (window === undefined) return open()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    contents: () => window?.webContents,
    frame: () => window,
    onOpen: (dress) => void dressers.push(dress),
  }
}

/** Starting the app a second time, or choosing it in the dock of macOS, brings the window to the front. */
export function showWhenAskedFor(window: MainWindow): void {
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
}

function reloadAfterCrash(contents: WebContents, log: Log): void {
  const mayReload = createCrashPatience()
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log(`the page is gone (${reason}, exit code ${exitCode})`)
    if (mayReload(Date.now())) return void setImmediate(() => contents.isDestroyed() || contents.reload())
    dialog.showErrorBox('Fogwatch', 'The window keeps crashing. The station goes on; close the window and start again.')
  })
}

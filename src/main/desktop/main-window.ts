import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron'
import type { Log } from '../ports'
import { presentDisplays } from './displays'
import type { Home } from './home'
import { bringIntoView, rememberPlace } from './keep-place'
import type { ShellMemory } from './shell-memory'
import { windowOptions } from './window-options'
import { placeOn } from './window-place'

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

/** @param memory where it was, and is to be again */
export function createMainWindow(home: Home, memory: ShellMemory, log: Log): MainWindow {
  let window: BrowserWindow | undefined
  const dressers: ((frame: BrowserWindow) => void)[] = []

  const open = (): void => {
    const { bounds, maximized } = placeOn(memory.get(), presentDisplays())
    const opened = new BrowserWindow(windowOptions(home.preload, nativeTheme.shouldUseDarkColors, bounds))
    window = opened
    opened.once('ready-to-show', () => {
      if (maximized) opened.maximize()
      opened.show()
    })
    opened.once('closed', () => {
      window = undefined
    })
    // What the window is called is said here, not by the page's title.
    opened.on('page-title-updated', (event) => event.preventDefault())
    rememberPlace(opened, memory)
    for (const dress of dressers) dress(opened)
    opened.loadURL(home.url).catch((error: unknown) => log(`the page did not load: ${error}`))
  }

  return {
    show() {
      if (window === undefined) return open()
      if (window.isMinimized()) window.restore()
      bringIntoView(window)
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
  app.on('second-instance', (_event, argv) => {
    // A start at login beside an app that runs already is nobody's wish to see it.
    if (!argv.includes('--hidden')) window.show()
  })
  app.on('activate', () => window.show())
}

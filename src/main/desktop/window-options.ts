import type { BrowserWindowConstructorOptions } from 'electron'
import { LEAST_SIZE, type Rectangle } from './window-place'

/** The colours of the page's canvas, so that nothing flashes before it is drawn. */
const CANVAS = { light: '#f6f6f7', dark: '#0c0d10' }

/** How the window is made; its page gets no more power than a web page has. */
export function windowOptions(preload: string, dark: boolean, bounds: Rectangle) {
  return {
    title: 'Fogwatch',
    ...bounds,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: dark ? CANVAS.dark : CANVAS.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  } satisfies BrowserWindowConstructorOptions
}

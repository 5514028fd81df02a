import type { BrowserWindowConstructorOptions } from 'electron'

/** The colours of the page's canvas, so that nothing flashes before it is drawn. */
const CANVAS = { light: '#f6f6f7', dark: '#0c0d10' }

/** How the window is made; its page gets no more power than a web page has. */
export function windowOptions(preload: string, dark: boolean) {
  return {
    title: 'Fogwatch',
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
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
      webviewTag: false,
      spellcheck: false,
    },
  } satisfies BrowserWindowConstructorOptions
}

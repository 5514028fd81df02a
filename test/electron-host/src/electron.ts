/** The module `electron` as the main process of the app finds it here. */
export { app } from './app'
export { BrowserWindow } from './browser-window'
export { dialog, Menu, nativeImage, nativeTheme, powerMonitor, shell } from './desktop'
export { ipcMain } from './ipc-main'
export { Notification } from './notification'
export { session } from './session'
export type { WebContents } from './web-contents'
export { webContents } from './web-contents'
export type BrowserWindowConstructorOptions = Electron.BrowserWindowConstructorOptions
export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions

/** The module `electron` as the main process of the app finds it here. */
export { app } from './app'
export { BrowserWindow } from './browser-window'
export { clipboard, dialog, nativeTheme, powerMonitor, powerSaveBlocker, shell } from './desktop'
export { ipcMain } from './ipc-main'
export { Menu } from './menu'
export { NativeImage, nativeImage } from './native-image'
export { Notification } from './notification'
export { protocol } from './protocol'
export { screen } from './screen'
export { session } from './session'
export { Tray } from './tray'
export type { WebContents } from './web-contents'
export { webContents } from './web-contents'
export type BrowserWindowConstructorOptions = Electron.BrowserWindowConstructorOptions
export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions

import { EventEmitter } from 'node:events'
import type { BrowserWindow } from './browser-window'
import { guard } from './guard'

/** The system around the windows; a test that wants something of it puts its own functions here. */

export const dialog = guard('dialog', {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`[dialog] ${title}: ${content}\n`)
  },
  showMessageBox(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    return Promise.reject(new Error(`electron stand-in: no test expected to be asked "${options.message}"`))
  },
  showOpenDialog(_options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    return Promise.reject(new Error('electron stand-in: no test expected to be asked for a file'))
  },
  showSaveDialog(
    window: Electron.BaseWindow | BrowserWindow | Electron.SaveDialogOptions,
    options: Electron.SaveDialogOptions = window as Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue> {
    return Promise.reject(
      new Error(`electron stand-in: no test expected to be asked where ${options.defaultPath} goes`),
    )
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'> & Record<string, unknown>)

export const shell = guard('shell', {
  openExternal(url: string): Promise<void> {
    return Promise.reject(new Error(`electron stand-in: no test expected ${url} to be opened`))
  },
  openPath(path: string): Promise<string> {
    return Promise.reject(new Error(`electron stand-in: no test expected ${path} to be opened`))
  },
  showItemInFolder(path: string): void {
    throw new Error(`electron stand-in: no test expected ${path} to be shown`)
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>)

export const powerMonitor = guard('powerMonitor', new EventEmitter())

class NativeTheme extends EventEmitter {
  themeSource: Electron.NativeTheme['themeSource'] = 'system'

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark'
  }

  /** Of the system's own bars, whatever the app chose. */
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return false
  }
}

NativeTheme.prototype satisfies Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'
>
export const nativeTheme = guard('nativeTheme', new NativeTheme())

let copied = ''

/** Of this process alone: the machine's own may not be there. */
export const clipboard = guard('clipboard', {
  async writeText(text: string): Promise<void> {
    copied = text
  },
  readText: async () => copied,
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>)

const blockers = new Set<number>()
let lastBlocker = 0

/** Remembers what is asked to stay awake, and keeps nothing awake. */
export const powerSaveBlocker = guard('powerSaveBlocker', {
  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    if (type !== 'prevent-app-suspension' && type !== 'prevent-display-sleep') throw new TypeError(`no type ${type}`)
    blockers.add(++lastBlocker)
    return lastBlocker
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>)

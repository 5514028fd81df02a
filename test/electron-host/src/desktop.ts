import { EventEmitter } from 'node:events'
import { guard } from './guard'

/** The system around the windows; a test that wants something of it puts its own functions here. */

export const dialog = guard('dialog', {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`[dialog] ${title}: ${content}\n`)
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'>)

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

/** Images are asked for on Windows alone, and drawn nowhere here. */
export const nativeImage = guard('nativeImage', {
  createFromBitmap(_bitmap: Buffer, _options: Electron.CreateFromBitmapOptions): Electron.NativeImage {
    throw new Error('electron stand-in: nativeImage.createFromBitmap is not implemented')
  },
} satisfies Pick<typeof Electron.nativeImage, 'createFromBitmap'>)

class NativeTheme extends EventEmitter {
  themeSource: Electron.NativeTheme['themeSource'] = 'system'

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark'
  }
}

NativeTheme.prototype satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
export const nativeTheme = guard('nativeTheme', new NativeTheme())

/** Menus are taken and drawn nowhere. */
export class Menu {
  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template)
  }

  static setApplicationMenu(_menu: Menu | null): void {}

  private constructor(readonly template: readonly Electron.MenuItemConstructorOptions[]) {}
}

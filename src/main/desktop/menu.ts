import { Menu, type MenuItemConstructorOptions } from 'electron'

const STANDARD: readonly MenuItemConstructorOptions[] = [
  { role: 'fileMenu' },
  { role: 'editMenu' },
  { role: 'viewMenu' },
  { role: 'windowMenu' },
]

/** The system's own menus without Electron's help links; hidden where the window carries them, they keep their keys. */
export function setStandardMenu(): void {
  const template: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }, ...STANDARD] : [...STANDARD]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/model/settings'
import { textIn } from '../../shared/text/text'
import type { StationPort } from '../ports'
import { spokenLanguage } from './language'

/** What the app's menu can do besides what each system brings. */
export interface MenuDeeds {
  showSettings(): void
  zoom(direction: 1 | 0 | -1): void
  quit(): void
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The menus in the manner of each system. Where the window carries them they are hidden until Alt is pressed, and keep
 * their keys. Nothing in them opens tools for developers or leads out of the app.
 */
export function appMenu(platform: NodeJS.Platform, language: Language, deeds: MenuDeeds): MenuItemConstructorOptions[] {
  const { menu: say } = textIn(language).desktop
  const settings = { label: say.settings, accelerator: 'CmdOrCtrl+,', click: () => deeds.showSettings() }
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: say.undo },
    { role: 'redo', label: say.redo },
    SEPARATOR,
    { role: 'cut', label: say.cut },
    { role: 'copy', label: say.copy },
    { role: 'paste', label: say.paste },
    { role: 'selectAll', label: say.selectAll },
  ]
  const view: MenuItemConstructorOptions[] = [
    { label: say.actualSize, accelerator: 'CmdOrCtrl+0', click: () => deeds.zoom(0) },
    { label: say.larger, accelerator: 'CmdOrCtrl+Plus', click: () => deeds.zoom(1) },
    // The same key without Shift.
    { label: say.larger, accelerator: 'CmdOrCtrl+=', visible: false, click: () => deeds.zoom(1) },
    { label: say.smaller, accelerator: 'CmdOrCtrl+-', click: () => deeds.zoom(-1) },
    SEPARATOR,
    { role: 'togglefullscreen', label: say.fullScreen },
    SEPARATOR,
    { role: 'reload', label: say.reload },
  ]
  const close: MenuItemConstructorOptions = { role: 'close', label: say.closeWindow }
  if (platform === 'darwin') {
    return [
      {
        label: textIn(language).product,
        submenu: [
          { role: 'about', label: say.about },
          SEPARATOR,
          settings,
          SEPARATOR,
          { role: 'services', label: say.services },
          SEPARATOR,
          { role: 'hide', label: say.hide },
          { role: 'hideOthers', label: say.hideOthers },
          { role: 'unhide', label: say.showAll },
          SEPARATOR,
          { label: say.quit, accelerator: 'Cmd+Q', click: () => deeds.quit() },
        ],
      },
      { label: say.file, submenu: [close] },
      { label: say.edit, submenu: edit },
      { label: say.view, submenu: view },
      {
        role: 'window',
        label: say.window,
        submenu: [
          { role: 'minimize', label: say.minimize },
          { role: 'zoom', label: say.zoomWindow },
          SEPARATOR,
          { role: 'front', label: say.bringAllToFront },
        ],
      },
    ]
  }
  return [
    {
      label: say.file,
      submenu: [settings, SEPARATOR, close, { label: say.quit, accelerator: 'Ctrl+Q', click: () => deeds.quit() }],
    },
    { label: say.edit, submenu: edit },
    { label: say.view, submenu: view },
    { label: say.window, submenu: [{ role: 'minimize', label: say.minimize }] },
  ]
}

/** Sets the menu, and again whenever the language changes. */
export async function keepMenu(station: StationPort, deeds: MenuDeeds): Promise<void> {
  let spoken: Language | undefined
  const set = async (): Promise<void> => {
    const language = await spokenLanguage(station)
    if (language === spoken) return
    spoken = language
    Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, language, deeds)))
  }
  station.subscribe((event) => {
    if (event.type === 'settings') void set()
  })
  await set()
}

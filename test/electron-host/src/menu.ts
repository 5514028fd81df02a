type Item = Electron.MenuItemConstructorOptions

/** As Electron refuses them. */
const ROLES = new Set(
  'undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn zoomOut toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit showSubstitutions toggleSmartQuotes toggleSmartDashes toggleTextReplacement startSpeaking stopSpeaking zoom front appMenu fileMenu editMenu viewMenu shareMenu recentDocuments toggleTabBar selectNextTab selectPreviousTab showAllTabs mergeAllWindows clearRecentDocuments moveTabToNewWindow windowMenu'.split(
    ' ',
  ),
)

/** Menus are taken, looked at for what Electron would refuse, and drawn nowhere. */
export class Menu {
  static #application: Menu | null = null

  static buildFromTemplate(template: readonly Item[]): Menu {
    template.forEach(check)
    return new Menu(template)
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  private constructor(readonly template: readonly Item[]) {}
}

function check(item: Item): void {
  const { label, role, type, submenu } = item
  if (role !== undefined && !ROLES.has(role)) throw new Error(`electron stand-in: no role ${role}`)
  if (type !== 'separator' && label === undefined && role === undefined)
    throw new TypeError('Invalid submenu item: needs a label, a role or a type')
  if (Array.isArray(submenu)) submenu.forEach(check)
}

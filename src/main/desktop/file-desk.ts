import { access } from 'node:fs/promises'
import { app, shell } from 'electron'
import type { FileDesk } from './export-files'

/** The desktop that this app runs on. */
export const fileDesk: FileDesk = {
  downloads: () => app.getPath('downloads'),
  openPath: (path) => shell.openPath(path),
  showInFolder: (path) => shell.showItemInFolder(path),
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
}

import { join } from 'node:path'
import { app, dialog } from 'electron'
import { replaceFile } from '../files/replace-file'
import type { MainWindow } from './main-window'
import type { PdfDesk } from './pdf'

/** The desktop that this app runs on, as far as PDF files are concerned. */
export const pdfDesk = (window: Pick<MainWindow, 'contents' | 'frame'>): PdfDesk => ({
  choose: async (name) => {
    const asked = {
      defaultPath: join(app.getPath('downloads'), name),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    }
    const frame = window.frame()
    const { canceled, filePath } = await (frame === undefined
      ? dialog.showSaveDialog(asked)
      : dialog.showSaveDialog(frame, asked))
    return canceled || filePath === '' ? null : filePath
  },
  print: async () => {
    const contents = window.contents()
    if (contents === undefined) throw new Error('there is no window')
    // The page says how large its paper is.
    return contents.printToPDF({ preferCSSPageSize: true, printBackground: true })
  },
  // What it shows can be printed again.
  write: (path, bytes) => replaceFile(path, bytes, { isHint: true }),
})

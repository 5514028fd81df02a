import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog } from 'electron'
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
  write: async (path, bytes) => {
    const part = `${path}.part`
    try {
      await writeFile(part, bytes)
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  },
})
